import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import type { Acting } from "../../../../lib/practice.ts";
import type { NoteKind } from "../../../../lib/shared/note_kinds.ts";
import {
  NOTE_BODY_LIMIT,
  noteAmendment,
  noteChange,
  noteInput,
  noteSignature,
} from "../../../../lib/shared/schemas/notes.ts";
import { amendNote, type AmendNoteResult } from "../../../../lib/records/notes/amend_note.ts";
import { discardDraft, saveDraft, type SaveDraftResult } from "../../../../lib/records/notes/change_draft.ts";
import { createNote, type CreateNoteResult } from "../../../../lib/records/notes/create_note.ts";
import { noteRefusal } from "../../../../lib/records/notes/note_refusal.ts";
import { noteJson } from "../../../../lib/records/notes/note_view.ts";
import { findNote, listNotes, noteSummaryJson } from "../../../../lib/records/notes/read_notes.ts";

/*
 * What the routes of both kinds of notes answer, so that the two differ in their kind alone.
 */

export async function getNotes(acting: Acting, kind: NoteKind, patientId: string): Promise<Response> {
  const found = await listNotes(acting, kind, patientId);
  if (!found) throw new Problem(404, "There is no such patient, or they are not yours.");
  return Response.json({ items: found.notes.map(noteSummaryJson) });
}

export async function postNewNote(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  request: Request,
): Promise<Response> {
  const { id = crypto.randomUUID(), ...content } = await readJson(request, noteInput, NOTE_BODY_LIMIT);
  return answer(await createNote(acting, kind, patientId, { ...content, id, sign: false }), 201);
}

export async function getNote(acting: Acting, kind: NoteKind, id: string): Promise<Response> {
  const note = await findNote(acting, kind, { id });
  if (!note) throw notFound();
  return Response.json(noteJson(note));
}

export async function putNote(
  acting: Acting,
  kind: NoteKind,
  id: string,
  request: Request,
): Promise<Response> {
  const { version, ...content } = await readJson(request, noteChange, NOTE_BODY_LIMIT);
  return answer(await saveDraft(acting, kind, { id }, { version, content, sign: false }), 200);
}

export async function deleteNote(acting: Acting, kind: NoteKind, id: string): Promise<Response> {
  const result = await discardDraft(acting, kind, { id });
  if (result.kind === "discarded") return new Response(null, { status: 204 });
  return answer(result, 200);
}

export async function postSignature(
  acting: Acting,
  kind: NoteKind,
  id: string,
  request: Request,
): Promise<Response> {
  const { version } = await readJson(request, noteSignature);
  return answer(await saveDraft(acting, kind, { id }, { version, sign: true }), 200);
}

export async function postAmendment(
  acting: Acting,
  kind: NoteKind,
  id: string,
  request: Request,
): Promise<Response> {
  const amendment = await readJson(request, noteAmendment, NOTE_BODY_LIMIT);
  return answer(await amendNote(acting, kind, { id }, amendment), 201);
}

function answer(result: CreateNoteResult | SaveDraftResult | AmendNoteResult, status: 200 | 201): Response {
  switch (result.kind) {
    case "saved":
    case "amended":
      return Response.json(noteJson(result.note), { status });
    case "not_found":
      throw notFound();
    case "conflict":
      throw new Problem(409, noteRefusal(result), {
        code: "conflict",
        extension: { current: noteJson(result.current) },
      });
    case "not_in_care":
    case "not_signed":
      throw new Problem(409, noteRefusal(result), { code: result.kind });
    case "no_such_visit":
      throw invalid("appointmentId", noteRefusal(result));
    case "unchanged":
      throw invalid("text", noteRefusal(result));
  }
}

const notFound = () => new Problem(404, "There is no such note, or it is not yours.");

const invalid = (path: string, message: string) =>
  new Problem(422, "Some of what was sent cannot be used.", { code: "invalid", errors: [{ path, message }] });
