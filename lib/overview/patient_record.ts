import { transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import type { Acting } from "../practice.ts";
import { appointmentsOf } from "../scheduling/appointments/appointments_of.ts";
import {
  appointmentJson,
  type AppointmentView,
  viewOf,
} from "../scheduling/appointments/appointment_view.ts";
import type { PatientRecordJson } from "../shared/schemas/patient_record.ts";
import { type GuardianContact, guardiansOf } from "../people/guardians/guardians_of.ts";
import { careJson, careOf, type CareView, careView } from "../people/care/care_view.ts";

/** How to reach a patient, and whom to call in an emergency. */
interface PatientContact {
  legalName: string | null;
  birthDate: Temporal.PlainDate | null;
  state: string | null;
  timeZone: string;
  /** Null: a ward has none. */
  email: string | null;
  phone: string | null;
  /** Who acts for a ward. */
  guardians: GuardianContact[];
  emergency: { name: string; phone: string; relationship: string } | null;
}

/** A patient as their therapist sees them. */
interface PatientRecord {
  id: string;
  name: string;
  care: CareView | null;
  /** While they work together, or have a visit coming; null afterwards. */
  contact: PatientContact | null;
  consents: { kind: string; version: string; givenAt: Temporal.Instant }[];
  /** The soonest first. */
  coming: AppointmentView[];
  /** The latest first; at most 50. */
  past: AppointmentView[];
}

const PAST_LIMIT = 50;

/**
 * The record of somebody who has, had, or asks for a relationship with the acting therapist, or has had visits; null for anybody
 * else. Leaves an audit event.
 */
export async function findPatientRecord(acting: Acting, patientId: string): Promise<PatientRecord | null> {
  const { actor, now } = acting;
  const found = await transaction(acting.db, async (trx) => {
    const patient = await trx.selectFrom("patientProfiles")
      .innerJoin("users", "users.id", "patientProfiles.userId")
      .selectAll("patientProfiles").select(["users.name", "users.email", "users.timeZone"])
      .where("patientProfiles.userId", "=", patientId).executeTakeFirst();
    if (!patient) return null;
    const care = await careOf(trx, actor.userId, now()).where("care.patientId", "=", patientId)
      .executeTakeFirst();
    const visits = appointmentsOf(trx, actor.userId, now())
      .where("appointments.therapistId", "=", actor.userId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("appointmentAttendees as theirs").select("theirs.userId")
            .whereRef("theirs.appointmentId", "=", "appointments.id").where("theirs.userId", "=", patientId)
            .where("theirs.role", "=", "patient"),
        )
      );
    const coming = await visits
      .where("appointments.status", "!=", "cancelled").where("appointments.endsAt", ">", now())
      .orderBy("appointments.startsAt").orderBy("appointments.id").execute();
    const past = await visits
      .where((eb) =>
        eb.or([eb("appointments.status", "=", "cancelled"), eb("appointments.endsAt", "<=", now())])
      )
      .orderBy("appointments.startsAt", "desc").orderBy("appointments.id").limit(PAST_LIMIT).execute();
    if (!care && coming.length === 0 && past.length === 0) return null;
    const consents = await trx.selectFrom("consents").select(["kind", "version", "givenAt"])
      .where("userId", "=", patientId).orderBy("givenAt", "desc").execute();
    const guardians = await guardiansOf(trx, patientId, now());
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "patient",
      subjectId: patientId,
      ownerId: patientId,
    });
    return { patient, care, coming, past, consents, guardians };
  }, { isolation: "read committed" });
  if (!found) return null;
  const { patient, care, coming, past, consents, guardians } = found;
  const isClose = care?.status === "active" || coming.length > 0;
  return {
    id: patientId,
    name: patient.preferredName || patient.name,
    care: care ? await careView(care, acting) : null,
    contact: isClose ? contactOf(patient, guardians) : null,
    consents: isClose ? consents : [],
    coming: coming.map((row) => viewOf(row, acting)),
    past: past.map((row) => viewOf(row, acting)),
  };
}

/** The record as the JSON API shows it. */
export function patientRecordJson(
  { care, contact, consents, coming, past, ...who }: PatientRecord,
): PatientRecordJson {
  return {
    ...who,
    care: care && careJson(care),
    contact: contact && { ...contact, birthDate: contact.birthDate?.toString() ?? null },
    consents: consents.map(({ givenAt, ...consent }) => ({ ...consent, givenAt: givenAt.toString() })),
    coming: coming.map(appointmentJson),
    past: past.map(appointmentJson),
  };
}

function contactOf(
  patient: Omit<PatientContact, "emergency" | "guardians"> & {
    emergencyName: string | null;
    emergencyPhone: string | null;
    emergencyRelationship: string | null;
  },
  guardians: GuardianContact[],
): PatientContact {
  const { legalName, birthDate, state, timeZone, email, phone } = patient;
  const { emergencyName, emergencyPhone, emergencyRelationship } = patient;
  return {
    legalName,
    birthDate,
    state,
    timeZone,
    email: email || null,
    phone,
    guardians,
    emergency: emergencyName && emergencyPhone && emergencyRelationship
      ? { name: emergencyName, phone: emergencyPhone, relationship: emergencyRelationship }
      : null,
  };
}
