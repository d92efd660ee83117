import type { Transaction } from "../../../db/transaction.ts";
import { type AuditEntry, recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";
import type { NoteOutput } from "../../shared/schemas/notes.ts";
import { notePlaces, openAmendment, openBody } from "./note_places.ts";

/** A note as its author reads it. */
export interface NoteView extends NoteOutput {
  /** The visit that it is about. */
  visit: { id: string; startsAt: Temporal.Instant } | null;
}

/** Which note: with a patient ID, one of that patient's. */
export interface NoteAddress {
  id: string;
  patientId?: string;
}

/**
 * Returns a note of the acting therapist, locked until the transaction ends if it is about to change; null
 * for any other. A note is only found through its author.
 */
export async function loadNote(
  trx: Transaction,
  acting: Acting,
  kind: NoteKind,
  { id, patientId }: NoteAddress,
  { isHeld = false } = {},
): Promise<NoteView | null> {
  const { notes, amendments } = notePlaces[kind];
  const row = await trx.selectFrom(notes).selectAll()
    .where("id", "=", id).where("therapistId", "=", acting.actor.userId)
    .$if(patientId !== undefined, (query) => query.where("patientId", "=", patientId ?? ""))
    .$if(isHeld, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return null;
  const visit = row.appointmentId === null
    ? null
    : await trx.selectFrom("appointments").select(["id", "startsAt"]).where("id", "=", row.appointmentId)
      .executeTakeFirstOrThrow();
  const later = await trx.selectFrom(amendments).selectAll().where("noteId", "=", id).orderBy("number")
    .execute();
  const first = {
    text: await openBody(acting, kind, id, row.body),
    reason: null,
    at: row.signedAt ?? row.updatedAt,
  };
  const amended = await Promise.all(
    later.map(async (amendment) => ({
      ...await openAmendment(acting, kind, amendment),
      at: amendment.addedAt,
    })),
  );
  const { status, version, createdAt, updatedAt, signedAt } = row;
  return {
    id,
    kind,
    patientId: row.patientId,
    appointmentId: row.appointmentId,
    visit,
    status,
    version,
    createdAt,
    updatedAt,
    signedAt,
    versions: [first, ...amended],
  };
}

/** Returns the current text. */
export const currentText = ({ versions }: Pick<NoteView, "versions">): string =>
  versions[versions.length - 1].text;

/** Records an audit event about a note; the record is the patient's. */
export function recordNoteEvent(
  trx: Transaction,
  acting: Acting,
  kind: NoteKind,
  { id, patientId }: { id: string | null; patientId: string | null },
  action: string,
  entry: Pick<AuditEntry, "outcome" | "reason"> = {},
): Promise<void> {
  const { subjectType } = notePlaces[kind];
  return recordAuditEvent(trx, acting, { action, subjectType, subjectId: id, ownerId: patientId, ...entry });
}
