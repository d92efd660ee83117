import type { User } from "../../db/schema/accounts.ts";
import type { PatientProfile } from "../../db/schema/people.ts";
import { transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import type { Acting } from "../practice.ts";
import { appointmentsOf } from "../scheduling/appointments/appointments_of.ts";
import { auditList } from "../scheduling/appointments/list_appointments.ts";
import { type AppointmentView, viewOf } from "../scheduling/appointments/appointment_view.ts";
import { calledName } from "../shared/called_name.ts";
import { toldTherapists } from "../shared/schemas/people.ts";
import type { PatientRecordOutput } from "../shared/schemas/patient_record.ts";
import { guardiansOf } from "../people/guardians/guardians_of.ts";
import { emergencyContactOf } from "../people/profile/patient_profile.ts";
import { careOf, careView } from "../people/care/care_view.ts";

type PatientContact = NonNullable<PatientRecordOutput["contact"]>;

/** A patient as their therapist sees them, with all that pages show of a visit. */
interface PatientRecord extends PatientRecordOutput {
  coming: AppointmentView[];
  past: AppointmentView[];
}

const PAST_LIMIT = 50;

/**
 * Returns the record of a patient who has, had, or requested a relationship with the acting therapist, or has
 * had visits; null for anyone else. Records an audit event for every patient that it names.
 */
export async function findPatientRecord(acting: Acting, patientId: string): Promise<PatientRecord | null> {
  const { actor, now } = acting;
  const found = await transaction(acting.db, async (trx) => {
    const patient = await trx.selectFrom("patientProfiles")
      .innerJoin("users", "users.id", "patientProfiles.userId")
      .selectAll("patientProfiles").select(["users.name", "users.email", "users.timeZone", "users.status"])
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
    // A group's visit names its other patients.
    const visited = [...coming, ...past];
    if (visited.length > 0) await auditList(trx, acting, visited);
    return { patient, care, coming, past, consents, guardians };
  }, { isolation: "read committed" });
  if (!found) return null;
  const { patient, care, coming, past, consents, guardians } = found;
  const isClose = care?.status === "active" || coming.length > 0;
  return {
    id: patientId,
    name: calledName(patient),
    isClosed: patient.status === "deleted",
    care: care ? await careView(care, acting) : null,
    contact: isClose ? contactOf(patient, guardians) : null,
    consents: isClose ? consents : [],
    coming: coming.map((row) => viewOf(row, acting)),
    past: past.map((row) => viewOf(row, acting)),
  };
}

function contactOf(
  patient: PatientProfile & Pick<User, "timeZone" | "email">,
  guardians: PatientContact["guardians"],
): PatientContact {
  return {
    ...toldOf(patient),
    email: patient.email || null,
    guardians,
    emergency: emergencyContactOf(patient),
  };
}

/** Returns the patient's answers that the therapist sees too. */
const toldOf = <Told extends Pick<PatientContact, keyof typeof toldTherapists>>(patient: Told) =>
  Object.fromEntries(Object.keys(toldTherapists).map((name) => [name, patient[name as keyof Told]])) as Pick<
    Told,
    keyof typeof toldTherapists
  >;
