import { violates } from "../../../db/constraint.ts";
import { quotas } from "../../config/account_limits.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";
import { findPatientOf } from "../patient_of.ts";
import { notePlaces, sealBody } from "./note_places.ts";
import { loadNote, type NoteView, recordNoteEvent } from "./note_view.ts";
import { isOwnVisit } from "./note_visits.ts";

export type CreateNoteResult =
  | { kind: "saved"; note: NoteView }
  | { kind: "not_found" }
  | { kind: "not_in_care" }
  | { kind: "no_such_visit" }
  /** The therapist has this many drafts of this kind about the patient. */
  | { kind: "too_many_drafts"; most: number }
  /** A note with this ID exists, with another text. */
  | { kind: "conflict"; current: NoteView };

interface NewNote {
  /** Created with the form, so that a form that is sent twice creates one note. */
  id: string;
  text: string;
  appointmentId: string | null;
  /** Signs it immediately. */
  sign: boolean;
}

/** Writes a note about a patient in the acting therapist's current care: a draft, or signed immediately. */
export async function createNote(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  note: NewNote,
): Promise<CreateNoteResult> {
  try {
    return await transaction(acting.db, (trx) => write(trx, acting, kind, patientId, note));
  } catch (error) {
    // The ID belongs to another therapist's note, which counts as not found.
    if (violates(error, `${notePlaces[kind].subjectType}s_pkey`)) return { kind: "not_found" };
    throw error;
  }
}

async function write(
  trx: Transaction,
  acting: Acting,
  kind: NoteKind,
  patientId: string,
  { id, text, appointmentId, sign }: NewNote,
): Promise<CreateNoteResult> {
  const { actor, now } = acting;
  const patient = await findPatientOf(trx, actor.userId, patientId);
  if (!patient) return { kind: "not_found" };
  const before = await loadNote(trx, acting, kind, { id, patientId });
  if (before) {
    await recordNoteEvent(trx, acting, kind, before, "read");
    return repeated(before, { text, sign });
  }
  if (!patient.isActive) return { kind: "not_in_care" };
  if (appointmentId !== null && !await isOwnVisit(trx, acting, patientId, appointmentId)) {
    return { kind: "no_such_visit" };
  }
  const drafts = await trx.selectFrom(notePlaces[kind].notes).select("id")
    .where("therapistId", "=", actor.userId).where("patientId", "=", patientId).where("status", "=", "draft")
    .limit(quotas.noteDrafts).execute();
  if (!sign && drafts.length >= quotas.noteDrafts) {
    return { kind: "too_many_drafts", most: quotas.noteDrafts };
  }
  await trx.insertInto(notePlaces[kind].notes).values({
    id,
    patientId,
    therapistId: actor.userId,
    appointmentId,
    status: sign ? "signed" : "draft",
    version: 1,
    body: await sealBody(acting, kind, id, text),
    createdAt: now(),
    updatedAt: now(),
    signedAt: sign ? now() : null,
  }).execute();
  await recordNoteEvent(trx, acting, kind, { id, patientId }, sign ? "create_signed" : "create");
  const note = await loadNote(trx, acting, kind, { id });
  return note ? { kind: "saved", note } : { kind: "not_found" };
}

/** Handles the same form sent again: nothing happens unless the text differs. */
function repeated(before: NoteView, { text, sign }: Pick<NewNote, "text" | "sign">): CreateNoteResult {
  const isSame = before.version === 1 && before.versions.length === 1 && before.versions[0].text === text &&
    (before.status === "signed") === sign;
  return isSame ? { kind: "saved", note: before } : { kind: "conflict", current: before };
}
