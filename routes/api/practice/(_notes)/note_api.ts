import { z } from "zod";
import { Problem } from "../../../../lib/http/problem.ts";
import { amendNote, type AmendNoteResult } from "../../../../lib/records/notes/amend_note.ts";
import { discardDraft, saveDraft, type SaveDraftResult } from "../../../../lib/records/notes/change_draft.ts";
import { createNote, type CreateNoteResult } from "../../../../lib/records/notes/create_note.ts";
import { noteRefusal } from "../../../../lib/records/notes/note_refusal.ts";
import { findNote, listNotes } from "../../../../lib/records/notes/read_notes.ts";
import type { NoteKind } from "../../../../lib/shared/note_kinds.ts";
import {
  NOTE_BODY_LIMIT,
  noteAmendment,
  noteChange,
  noteInput,
  noteJson,
  type NoteOutput,
  noteSignature,
  noteSummaryJson,
} from "../../../../lib/shared/schemas/notes.ts";
import { define, named } from "../../../../lib/site/define.ts";

/*
 * The operations on notes, so that the two kinds differ in their kind alone.
 */

const words: Record<NoteKind, string> = { progress: "progress note", psychotherapy: "psychotherapy note" };

const note = named("Note", noteJson);
const notes = named("Notes", z.object({ items: z.array(noteSummaryJson) }));
const input = named("NoteInput", noteInput);
const change = named("NoteChange", noteChange);
const signature = named("NoteSignature", noteSignature);
const amendment = named("NoteAmendment", noteAmendment);
const conflict = "`conflict`: The note has been changed or signed since; `current` has what is kept.";

/** Listing a patient's notes, and beginning one. */
export const patientNotesApi = (kind: NoteKind) =>
  define.api({
    GET: {
      tag: "Notes",
      summary: `List the therapist's ${words[kind]}s about a patient`,
      description: "Without their texts.",
      answer: { description: "At most 500, the latest first.", body: notes },
      async handle({ acting, params }) {
        const found = await listNotes(acting, kind, params.id);
        if (!found) throw new Problem(404, "There is no such patient, or they are not yours.");
        return { items: found.notes };
      },
    },

    POST: {
      tag: "Notes",
      summary: `Begin a ${words[kind]}`,
      description: "The caller can choose its id. A note that is sent twice under one id is one note.",
      body: input,
      limit: NOTE_BODY_LIMIT,
      answer: { status: 201, description: "The draft.", body: note },
      problems: {
        409: "`not_in_care`: The two do not work together now. `conflict`: The id belongs to another text.",
      },
      async handle({ acting, params, body }) {
        const { id = crypto.randomUUID(), ...content } = body;
        return saved(await createNote(acting, kind, params.id, { ...content, id, sign: false }));
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
        if (!found) throw notFound();
        return found;
      },
    },

    PUT: {
      tag: "Notes",
      summary: `Change the draft of a ${words[kind]}`,
      body: change,
      limit: NOTE_BODY_LIMIT,
      answer: { description: "The draft.", body: note },
      problems: { 409: conflict },
      async handle({ acting, params, body: { version, ...content } }) {
        return saved(await saveDraft(acting, kind, { id: params.id }, { version, content, sign: false }));
      },
    },

    DELETE: {
      tag: "Notes",
      summary: `Discard the draft of a ${words[kind]}`,
      answer: { description: "The draft is deleted." },
      problems: { 409: "`conflict`: The note is signed, so it stays." },
      async handle({ acting, params }) {
        const result = await discardDraft(acting, kind, { id: params.id });
        if (result.kind !== "discarded") throw refused(result);
      },
    },
  });

/** Signing a note. */
export const noteSignatureApi = (kind: NoteKind) =>
  define.api({
    POST: {
      tag: "Notes",
      summary: `Sign a ${words[kind]}`,
      description: "A signed note never changes. It can only be amended.",
      body: signature,
      answer: { description: "The signed note.", body: note },
      problems: { 409: conflict },
      async handle({ acting, params, body: { version } }) {
        return saved(await saveDraft(acting, kind, { id: params.id }, { version, sign: true }));
      },
    },
  });

/** Amending a signed note. */
export const noteAmendmentsApi = (kind: NoteKind) =>
  define.api({
    POST: {
      tag: "Notes",
      summary: `Amend a signed ${words[kind]}`,
      description: "Adds a version. Earlier ones stay.",
      body: amendment,
      limit: NOTE_BODY_LIMIT,
      answer: { status: 201, description: "The note, with the new version.", body: note },
      problems: {
        409: "`not_signed`: The note is a draft. " +
          "`conflict`: The note has been amended since; `current` has what is kept.",
      },
      async handle({ acting, params, body }) {
        return saved(await amendNote(acting, kind, { id: params.id }, body));
      },
    },
  });

type Result = CreateNoteResult | SaveDraftResult | AmendNoteResult;
type Saved = Extract<Result, { kind: "saved" | "amended" }>;

/** The note as it is kept now. @throws {Problem} when it was refused. */
function saved(result: Result): NoteOutput {
  if (result.kind === "saved" || result.kind === "amended") return result.note;
  throw refused(result);
}

function refused(result: Exclude<Result, Saved>): Problem {
  switch (result.kind) {
    case "not_found":
      return notFound();
    case "conflict":
      return new Problem(409, noteRefusal(result), {
        code: "conflict",
        extension: { current: result.current },
      });
    case "not_in_care":
    case "not_signed":
      return new Problem(409, noteRefusal(result), { code: result.kind });
    case "no_such_visit":
      return invalid("appointmentId", noteRefusal(result));
    case "unchanged":
      return invalid("text", noteRefusal(result));
  }
}

const notFound = () => new Problem(404, "There is no such note, or it is not yours.");

const invalid = (path: string, message: string) =>
  new Problem(422, "Some of what was sent cannot be used.", { code: "invalid", errors: [{ path, message }] });
