import { z } from "zod";
import { amendNote } from "../../../../lib/records/notes/amend_note.ts";
import { discardDraft, saveDraft } from "../../../../lib/records/notes/change_draft.ts";
import { createNote } from "../../../../lib/records/notes/create_note.ts";
import { findNote, listNotes } from "../../../../lib/records/notes/read_notes.ts";
import type { NoteKind } from "../../../../lib/shared/note_kinds.ts";
import {
  NOTE_BODY_LIMIT,
  noteAmendment,
  noteChange,
  noteInput,
  noteJson,
  noteSignature,
  noteSummaryJson,
} from "../../../../lib/shared/schemas/notes.ts";
import { define, named } from "../../../../lib/site/define.ts";
import { notFoundProblem, refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import {
  amendNoteRefusals,
  createNoteRefusals,
  discardDraftRefusals,
  saveDraftRefusals,
} from "../../../../lib/records/notes/note_refusals.ts";

/* The operations on notes, shared by both kinds, which differ in nothing else. */

const words: Record<NoteKind, string> = { progress: "progress note", psychotherapy: "psychotherapy note" };

const note = named("Note", noteJson);
const notes = named("Notes", z.object({ items: z.array(noteSummaryJson) }));
const input = named("NoteInput", noteInput);
const change = named("NoteChange", noteChange);
const signature = named("NoteSignature", noteSignature);
const amendment = named("NoteAmendment", noteAmendment);

/** Listing a patient's notes, and beginning one. */
export const patientNotesApi = (kind: NoteKind) =>
  define.api({
    GET: {
      tag: "Notes",
      summary: `List the therapist's ${words[kind]}s about a patient`,
      description: "The list does not contain the notes' texts.",
      answer: { description: "At most 500 notes, the latest first.", body: notes },
      async handle({ acting, params }) {
        const found = await listNotes(acting, kind, params.id);
        if (!found) throw notFoundProblem();
        return { items: found.notes };
      },
    },

    POST: {
      tag: "Notes",
      summary: `Start a ${words[kind]}`,
      description:
        "The caller can choose the note's ID. A note that is sent twice under one ID is saved once.",
      body: input,
      limit: NOTE_BODY_LIMIT,
      answer: { status: 201, description: "The draft.", body: note },
      problems: createNoteRefusals,
      async handle({ acting, params, body }) {
        const { id = crypto.randomUUID(), ...content } = body;
        const result = await createNote(acting, kind, params.id, { ...content, id, sign: false });
        if (result.kind !== "saved") throw refusalProblem(createNoteRefusals, result);
        return result.note;
      },
    },
  });

/** Reading a note, and changing or discarding its draft. */
export const noteApi = (kind: NoteKind) =>
  define.api({
    GET: {
      tag: "Notes",
      summary: `Read one of the therapist's ${words[kind]}s`,
      answer: { description: "The note, with every version.", body: note },
      async handle({ acting, params }) {
        const found = await findNote(acting, kind, { id: params.id });
        if (!found) throw notFoundProblem();
        return found;
      },
    },

    PUT: {
      tag: "Notes",
      summary: `Change the draft of a ${words[kind]}`,
      body: change,
      limit: NOTE_BODY_LIMIT,
      answer: { description: "The draft.", body: note },
      problems: saveDraftRefusals,
      async handle({ acting, params, body: { version, ...content } }) {
        const result = await saveDraft(acting, kind, { id: params.id }, { version, content, sign: false });
        if (result.kind !== "saved") throw refusalProblem(saveDraftRefusals, result);
        return result.note;
      },
    },

    DELETE: {
      tag: "Notes",
      summary: `Discard the draft of a ${words[kind]}`,
      answer: { description: "The draft is deleted." },
      problems: discardDraftRefusals,
      async handle({ acting, params }) {
        const result = await discardDraft(acting, kind, { id: params.id });
        if (result.kind !== "discarded") throw refusalProblem(discardDraftRefusals, result);
      },
    },
  });

/** Signing a note. */
export const noteSignatureApi = (kind: NoteKind) =>
  define.api({
    POST: {
      tag: "Notes",
      summary: `Sign a ${words[kind]}`,
      description: "A signed note never changes, but it can be amended.",
      body: signature,
      answer: { description: "The signed note.", body: note },
      problems: saveDraftRefusals,
      async handle({ acting, params, body: { version } }) {
        const result = await saveDraft(acting, kind, { id: params.id }, { version, sign: true });
        if (result.kind !== "saved") throw refusalProblem(saveDraftRefusals, result);
        return result.note;
      },
    },
  });

/** Amending a signed note. */
export const noteAmendmentsApi = (kind: NoteKind) =>
  define.api({
    POST: {
      tag: "Notes",
      summary: `Amend a signed ${words[kind]}`,
      description: "This adds a version. Earlier versions stay.",
      body: amendment,
      limit: NOTE_BODY_LIMIT,
      answer: { status: 201, description: "The note, with the new version.", body: note },
      problems: amendNoteRefusals,
      async handle({ acting, params, body }) {
        const result = await amendNote(acting, kind, { id: params.id }, body);
        if (result.kind !== "amended") throw refusalProblem(amendNoteRefusals, result);
        return result.note;
      },
    },
  });
