import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import type { Acting } from "../../lib/practice.ts";
import { bookAppointment, type BookingInput } from "../../lib/scheduling/booking/book_appointment.ts";
import type { AppointmentView } from "../../lib/scheduling/appointments/appointment_view.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

/** A Monday morning in Denver, 9:00, before any of the tests' slots. */
export const MONDAY = Temporal.Instant.from("2026-03-02T16:00:00Z");

/** Returns a practice on that Monday; `clock` moves it on. */
export function practiceOn(db: Db): TestPractice {
  const practice = testPractice(db);
  practice.clock.set(MONDAY);
  return practice;
}

/** Returns the instant of a local time in Denver. */
export const denver = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("America/Denver").toInstant();

/** Returns a booking as a form would send it. */
export const wish = (
  therapist: Pick<User, "id">,
  local: string,
  idempotencyKey: string = crypto.randomUUID(),
): BookingInput => ({ therapistId: therapist.id, startsAt: denver(local), idempotencyKey });

/** Books, and expects success. */
export async function book(acting: Acting, input: BookingInput): Promise<AppointmentView> {
  const result = await bookAppointment(acting, input);
  assert.equal(result.kind, "booked", `refused: ${result.kind}`);
  if (result.kind !== "booked") throw new Error("unreachable");
  return result.appointment;
}

/** Returns how many rows a table has. */
export async function countRows(
  db: Db,
  table: "appointments" | "appointmentAttendees" | "bookedTime" | "jobs",
): Promise<number> {
  const { count } = await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Returns the audited outcomes of an action, the oldest first. */
export async function auditOf(db: Db, action: string) {
  return await db.selectFrom("auditEvents")
    .select(["actorId", "subjectId", "ownerId", "outcome", "reason"])
    .where("action", "=", action).where("subjectType", "=", "appointment")
    .orderBy("at").execute();
}
