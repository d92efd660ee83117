import { z } from "zod";
import { invalidField, notFound, type Refusals } from "../../shared/refusal.ts";
import type { AmendNoteResult } from "./amend_note.ts";
import type { DiscardDraftResult, SaveDraftResult } from "./change_draft.ts";
import type { CreateNoteResult } from "./create_note.ts";
import { noteJson } from "../../shared/schemas/notes.ts";
import type { NoteView } from "./note_view.ts";

/** Another version of the note is kept, so nothing was changed. */
const conflict = {
  status: 409,
  sentence: "This note was changed or signed after you opened it. We didn't overwrite anything.",
  members: ({ current }: { current: NoteView }) => ({ current: z.encode(noteJson, current) }),
} as const;

const noSuchVisit = invalidField("appointmentId", "Choose one of your visits with this patient.");

/** Why a note was not begun. Its author reads this. */
export const createNoteRefusals: Refusals<Exclude<CreateNoteResult, { kind: "saved" }>> = {
  not_found: notFound,
  not_in_care: {
    status: 409,
    sentence: "You don't work together right now, so you can't add a note.",
  },
  no_such_visit: noSuchVisit,
  too_many_drafts: {
    status: 409,
    sentence: ({ most }) => `You have ${most} drafts about this patient. Sign or discard one first.`,
  },
  conflict,
};

/** Why a draft was not saved or signed. */
export const saveDraftRefusals: Refusals<Exclude<SaveDraftResult, { kind: "saved" }>> = {
  not_found: notFound,
  no_such_visit: noSuchVisit,
  conflict,
};

/** Why a draft was not discarded. */
export const discardDraftRefusals: Refusals<Exclude<DiscardDraftResult, { kind: "discarded" }>> = {
  not_found: notFound,
  conflict,
};

/** Why a note was not amended. */
export const amendNoteRefusals: Refusals<Exclude<AmendNoteResult, { kind: "amended" }>> = {
  not_found: notFound,
  not_signed: {
    status: 409,
    sentence: "This is still a draft. Change the draft instead of amending it.",
  },
  unchanged: invalidField("text", "The note already says this. Change the text first."),
  conflict,
};
