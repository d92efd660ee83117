import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";
import type { NoteSummaryOutput } from "../../shared/schemas/notes.ts";
import { findPatientOf, type PatientOf } from "../patient_of.ts";
import { notePlaces } from "./note_places.ts";
import { loadNote, type NoteAddress, type NoteView, recordNoteEvent } from "./note_view.ts";
import { listNoteVisits, type NoteVisit } from "./note_visits.ts";

/** A note in a list; its text stays sealed. */
interface NoteSummary extends NoteSummaryOutput {
  /** When its visit begins. */
  visitAt: Temporal.Instant | null;
}

/** Nine years of weekly visits. */
const LIMIT = 500;

/**
 * Returns the acting therapist's own notes of a kind about a patient, the latest first, even after care has
 * ended; null for a person who never was their patient. Records an audit event.
 */
export function listNotes(
  acting: Acting,
  kind: NoteKind,
  patientId: string,
): Promise<{ patient: PatientOf; notes: NoteSummary[] } | null> {
  const therapistId = acting.actor.userId;
  const { notes, amendments } = notePlaces[kind];
  return transaction(acting.db, async (trx) => {
    const patient = await findPatientOf(trx, therapistId, patientId);
    if (!patient) return null;
    const rows = await trx.selectFrom(notes)
      .select(["id", "patientId", "appointmentId", "status", "version", "createdAt", "updatedAt", "signedAt"])
      .where("therapistId", "=", therapistId).where("patientId", "=", patientId)
      .orderBy("createdAt", "desc").orderBy("id").limit(LIMIT).execute();
    const ids = rows.map(({ id }) => id);
    const visitIds = rows.flatMap(({ appointmentId }) => appointmentId ?? []);
    const later = ids.length === 0 ? [] : await trx.selectFrom(amendments).select(["noteId", "number"])
      .where("noteId", "in", ids).execute();
    const visits = visitIds.length === 0
      ? []
      : await trx.selectFrom("appointments").select(["id", "startsAt"]).where("id", "in", visitIds).execute();
    const visitAt = new Map(visits.map(({ id, startsAt }) => [id, startsAt]));
    await recordNoteEvent(trx, acting, kind, { id: null, patientId }, "list");
    return {
      patient,
      notes: rows.map((row) => ({
        kind,
        ...row,
        visitAt: visitAt.get(row.appointmentId ?? "") ?? null,
        amendments: later.filter(({ noteId }) => noteId === row.id).length,
      })),
    };
  }, { isolation: "read committed" });
}

/** Returns one of the acting therapist's own notes; null for any other. Records an audit event. */
export function findNote(acting: Acting, kind: NoteKind, address: NoteAddress): Promise<NoteView | null> {
  return transaction(acting.db, async (trx) => {
    const note = await loadNote(trx, acting, kind, address);
    const subject = { id: address.id, patientId: note?.patientId ?? null };
    const refused = { outcome: "refused", reason: "not_found" } as const;
    await recordNoteEvent(trx, acting, kind, subject, "read", note ? {} : refused);
    return note;
  }, { isolation: "read committed" });
}

/**
 * Returns the patient, and the visits that a note can be about; null for any other therapist's patient.
 * Records an audit event.
 */
export function findNotePatient(
  acting: Acting,
  patientId: string,
): Promise<{ patient: PatientOf; visits: NoteVisit[] } | null> {
  return transaction(acting.db, async (trx) => {
    const patient = await findPatientOf(trx, acting.actor.userId, patientId);
    if (!patient) return null;
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "patient",
      subjectId: patientId,
      ownerId: patientId,
    });
    return { patient, visits: await listNoteVisits(trx, acting, patientId) };
  }, { isolation: "read committed" });
}
