import { type FormValues, readForm } from "../../../../lib/http/form.ts";
import type { NotePageView } from "../../(_components)/NotePage.tsx";
import type { Acting } from "../../../../lib/practice.ts";
import type { NoteKind } from "../../../../lib/shared/note_kinds.ts";
import { newNoteForm, NOTE_BODY_LIMIT, noteForm } from "../../../../lib/shared/schemas/notes.ts";
import { amendNote } from "../../../../lib/records/notes/amend_note.ts";
import { discardDraft, saveDraft } from "../../../../lib/records/notes/change_draft.ts";
import { createNote } from "../../../../lib/records/notes/create_note.ts";
import { currentText, type NoteView } from "../../../../lib/records/notes/note_view.ts";
import { statusLabel } from "../../../../lib/scheduling/appointments/status_label.ts";
import { findNote, findNotePatient } from "../../../../lib/records/notes/read_notes.ts";
import { type FormAgain, refusedForm } from "../../../../lib/http/refused_form.ts";
import {
  amendNoteRefusals,
  createNoteRefusals,
  saveDraftRefusals,
} from "../../../../lib/records/notes/note_refusals.ts";

type PostedNote =
  | { kind: "saved"; id: string; done: "saved" | "signed" | "amended" }
  | { kind: "discarded" }
  | { kind: "not_found" }
  /** Nothing was saved; the page has everything that was sent. */
  | { kind: "refused"; view: NotePageView; status: number };

/** Returns the page of one of the acting therapist's own notes; null for any other. */
export async function noteView(
  acting: Acting,
  kind: NoteKind,
  { patientId, id }: { patientId: string; id: string },
): Promise<NotePageView | null> {
  const note = await findNote(acting, kind, { id, patientId });
  return note && await viewOf(acting, kind, patientId, note);
}

/** Returns the page of a new note; null for another therapist's patient. */
export async function newNoteView(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  visit: string | null = null,
): Promise<NotePageView | null> {
  const view = await viewOf(acting, kind, patientId, null);
  return view && { ...view, values: { id: crypto.randomUUID(), visit: visit ?? "" } };
}

/** Saves a new note's form. */
export async function postNewNote(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  request: Request,
): Promise<PostedNote> {
  const form = await readForm(request, newNoteForm, NOTE_BODY_LIMIT);
  const refuse = refusal(acting, kind, patientId, form.values);
  if (form.kind === "invalid") return refuse(null, { errors: form.errors, status: 422 });
  const { id, text, visit: appointmentId, do: wanted } = form.input;
  const result = await createNote(acting, kind, patientId, {
    id,
    text,
    appointmentId,
    sign: wanted === "sign",
  });
  switch (result.kind) {
    case "saved":
      return { kind: "saved", id, done: wanted === "sign" ? "signed" : "saved" };
    case "not_found":
      return { kind: "not_found" };
    case "conflict":
      return refuse(result.current, { errors: {}, status: 409 });
    default:
      return refuse(null, refusedForm(createNoteRefusals, result));
  }
}

/** Applies a note page's form to the note. */
export async function postNote(
  acting: Acting,
  kind: NoteKind,
  address: { patientId: string; id: string },
  request: Request,
): Promise<PostedNote> {
  const form = await readForm(request, noteForm, NOTE_BODY_LIMIT);
  const refuse = refusal(acting, kind, address.patientId, form.values);
  if (form.kind === "invalid") {
    const note = await findNote(acting, kind, address);
    return note ? refuse(note, { errors: form.errors, status: 422 }) : { kind: "not_found" };
  }
  const { input } = form;
  const result = input.do === "discard"
    ? await discardDraft(acting, kind, address, input.version)
    : input.do === "amend"
    ? await amendNote(acting, kind, address, input)
    : await saveDraft(acting, kind, address, {
      version: input.version,
      content: { text: input.text, appointmentId: input.visit },
      sign: input.do === "sign",
    });
  switch (result.kind) {
    case "saved":
      return { kind: "saved", id: address.id, done: input.do === "sign" ? "signed" : "saved" };
    case "amended":
      return { kind: "saved", id: address.id, done: "amended" };
    case "discarded":
    case "not_found":
      return result;
    case "conflict":
      return refuse(result.current, { errors: {}, status: 409 });
    default: {
      const note = await findNote(acting, kind, address);
      const refused = refusedForm({ ...saveDraftRefusals, ...amendNoteRefusals }, result);
      return note ? refuse(note, refused) : { kind: "not_found" };
    }
  }
}

async function viewOf(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  note: NoteView | null,
): Promise<NotePageView | null> {
  const found = await findNotePatient(acting, patientId);
  if (!found) return null;
  const { timeZone } = acting.actor;
  const visits = found.visits.map((visit) => ({
    id: visit.id,
    startsAt: visit.startsAt,
    standing: statusLabel(visit, acting.now()).toLowerCase(),
  }));
  const values: FormValues = note
    ? { text: currentText(note), visit: note.visit?.id ?? "", reason: "" }
    : { id: "", visit: "" };
  return { kind, patient: found.patient, visits, note, values, errors: {}, isConflict: false, timeZone };
}

const refusal =
  (acting: Acting, kind: NoteKind, patientId: string, values: FormValues) =>
  async (note: NoteView | null, { errors, status }: FormAgain): Promise<PostedNote> => {
    const view = await viewOf(acting, kind, patientId, note);
    if (!view) return { kind: "not_found" };
    const isConflict = status === 409 && note !== null;
    // A form that only deletes the draft has no text.
    const sent = { ...view.values, ...values };
    const { appointmentId: visit = errors.visit, ...others } = errors;
    const shown = visit === undefined ? others : { ...others, visit };
    return { kind: "refused", view: { ...view, values: sent, errors: shown, isConflict }, status };
  };
