import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { claimReminders } from "../../../lib/scheduling/reminders/claim_reminders.ts";
import type { Acting } from "../../../lib/practice.ts";
import { type PatientOverrides } from "../../../lib/demo/factories/patient.ts";
import { type TherapistOverrides } from "../../../lib/demo/factories/therapist.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { practiceOn } from "../desk.ts";

export interface Reminding {
  practice: TestPractice;
  patient: User;
  therapist: User;
  acting: { patient: Acting; therapist: Acting };
}

/** Sets up a patient and a therapist in Denver, on a Monday at nine. */
export async function reminding(
  db: Db,
  overrides: { patient?: PatientOverrides; therapist?: TherapistOverrides } = {},
): Promise<Reminding> {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    name: "Dr. Maya Ortiz",
    email: "maya@bloom.example",
    profile: { specialties: ["trauma"], titles: "Trauma therapist", noticeMinutes: 0 },
    ...overrides.therapist,
  });
  const patient = await createPatient(practice, {
    name: "Ann Lee",
    email: "ann@mail.example",
    ...overrides.patient,
  });
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  return { practice, patient, therapist, acting };
}

/** Runs the worker at this time. @returns the delivered reminders. */
export async function remindersAt(
  practice: TestPractice,
  at: Temporal.Instant = practice.now(),
): Promise<PostedMail[]> {
  practice.clock.set(at);
  await runDueJobs(practice);
  practice.outbox.length = 0;
  await claimReminders(practice);
  await runDueJobs(practice);
  return practice.outbox.filter(({ subject }) => /^(Reminder|Recordatorio)/.test(subject));
}

/** Returns the mails' recipients. */
export const addresses = (mails: PostedMail[]) => mails.map(({ to }) => to).toSorted();
