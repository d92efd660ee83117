import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { measureRequestJson } from "../../lib/shared/schemas/measures.ts";
import { type Client, type TestApp, testApp } from "../support/app.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

/**
 * A therapist and a patient who work together, and another therapist and patient who do not. Each has a
 * browser.
 */
export interface Clinic {
  practice: TestPractice;
  app: TestApp;
  patient: User;
  therapist: User;
  atPatient: Client;
  atTherapist: Client;
  atOtherPatient: Client;
  atOtherTherapist: Client;
}

export async function openClinic(db: Db): Promise<Clinic> {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const patient = await createPatient(practice, { name: "Robin Reyes" });
  const therapist = await createTherapist(practice, { name: "Dr. Alex Morgan" });
  await connect(practice, patient, therapist);
  return {
    practice,
    app,
    patient,
    therapist,
    atPatient: await app.as(patient),
    atTherapist: await app.as(therapist),
    atOtherPatient: await app.as(await createPatient(practice)),
    atOtherTherapist: await app.as(await createTherapist(practice)),
  };
}

/** Requests a measure from the patient. @returns the request's ID. */
export async function ask(
  { app, therapist, patient }: Clinic,
  instrument: "phq9" | "gad7" = "phq9",
  repeats: "once" | "before_visits" = "once",
): Promise<string> {
  // Signs in again, because the test's clock may have passed the session's end.
  const response = await (await app.as(therapist)).postJson(`/api/practice/patients/${patient.id}/measures`, {
    instrument,
    repeats,
  });
  assert.equal(response.status, 201);
  return measureRequestJson.parse(await response.json()).id;
}

/** Returns nine or seven equal answers, with exceptions by item number. */
export function answers(items: 7 | 9, each: number, others: Record<number, number> = {}): number[] {
  return Array.from({ length: items }, (_, index) => others[index + 1] ?? each);
}

/** Answers over the API as the patient. */
export const answer = ({ atPatient }: Clinic, requestId: string, answers: number[]) =>
  atPatient.postJson(`/api/measures/${requestId}/answers`, { answers });

/** Returns the answers as a form sends them. */
export const asForm = (answers: number[]): Record<string, string> =>
  Object.fromEntries(answers.map((answer, index) => [`item-${index + 1}`, `${answer}`]));

/** Creates a visit of the two that begins this many hours from now, or began in the past. */
export function visitIn(
  { practice, patient, therapist }: Clinic,
  hours: number,
  status: "booked" | "fulfilled" | "cancelled" | "noshow" | "pending" = "booked",
) {
  const startsAt = practice.now().round({ smallestUnit: "hour" }).add({ hours });
  return createAppointment(practice, { patientId: patient.id, therapistId: therapist.id, startsAt, status });
}

/** Returns the audit events about subjects of this type, the oldest first. */
export async function trail(db: Db, subjectType: string): Promise<string[]> {
  const events = await db.selectFrom("auditEvents").select(["action", "outcome", "actorRole"])
    .where("subjectType", "=", subjectType).orderBy("at").execute();
  return events.map(({ action, outcome, actorRole }) =>
    `${actorRole} ${action}${outcome === "refused" ? " refused" : ""}`
  );
}

/** Ends the relationship of the two. */
export async function part({ practice, patient, therapist }: Clinic): Promise<void> {
  await practice.db.updateTable("careRelationships").set({ status: "finished", endedAt: practice.now() })
    .where("patientId", "=", patient.id).where("therapistId", "=", therapist.id).execute();
}
