import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { listTherapists } from "../../../lib/directory/list_therapists.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { formatClock } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { live } from "./live.ts";

/** Creates a therapist with hours every day, so that a test does not depend on the day it runs on. */
export function createDailyTherapist(practice: TestPractice, name = "Dr. Alex Morgan"): Promise<User> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsMinute: 9 * 60,
    endsMinute: 17 * 60,
  }));
  return createTherapist(practice, { name, hours });
}

/** Returns when the therapist is next free. */
export async function nextFree(practice: TestPractice): Promise<Temporal.Instant> {
  const { items: [{ nextSlot }] } = await listTherapists(
    { ...practice, requestId: "", network: "", actor: null },
    { limit: 1 },
  );
  assert.ok(nextSlot, "The therapist is never free.");
  return nextSlot.startsAt;
}

/** Books the slot for another patient. */
export async function takeSlot(
  practice: TestPractice,
  therapist: User,
  startsAt: Temporal.Instant,
): Promise<void> {
  const other = actingFor(practice, await createPatient(practice));
  const idempotencyKey = crypto.randomUUID();
  const { kind } = await bookAppointment(other, { therapistId: therapist.id, startsAt, idempotencyKey });
  assert.equal(kind, "booked");
}

/** Opens the booking page with the slot chosen, and waits until it is interactive. */
export async function openBooking(page: Page, therapist: User, startsAt?: Temporal.Instant): Promise<void> {
  await page.goto(paths.book(therapist.id, { startsAt: startsAt?.toString() }));
  await live(page);
}

/** Returns one of the times on the shown day: a radio with a script, a link without. */
export function slot(page: Page, startsAt: Temporal.Instant, timeZone = "America/Denver"): Locator {
  const name = formatClock(startsAt.toString(), timeZone);
  const times = page.getByRole("main").locator("[aria-label=Time]");
  return times.getByRole("radio", { name, exact: true }).or(times.getByRole("link", { name, exact: true }));
}

/** Returns the number of appointments. */
export async function countAppointments({ db }: TestPractice): Promise<number> {
  const { count } = await db.selectFrom("appointments")
    .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}
