import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { listTherapists } from "../../../lib/directory/list_therapists.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { formatClock } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { live } from "./live.ts";

/** A therapist who has hours every day, so that a test does not depend on the day it runs on. */
export function createDailyTherapist(practice: TestPractice, name = "Dr. Alex Morgan"): Promise<User> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsMinute: 9 * 60,
    endsMinute: 17 * 60,
  }));
  return createTherapist(practice, { name, hours });
}

/** When the therapist is free next. */
export async function nextFree(practice: TestPractice): Promise<Temporal.Instant> {
  const { items: [{ nextSlot }] } = await listTherapists(
    { ...practice, requestId: "", network: "", actor: null },
    { limit: 1 },
  );
  assert.ok(nextSlot, "The therapist is free at some time.");
  return nextSlot.startsAt;
}

/** Somebody else takes the slot. */
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

/** Opens the booking page with the slot chosen, and waits until it listens. */
export async function openBooking(page: Page, therapist: User, startsAt?: Temporal.Instant): Promise<void> {
  await page.goto(paths.book(therapist.id, { startsAt: startsAt?.toString() }));
  await live(page);
}

/** A time among those of the day shown: a radio where a script runs, a link where none does. */
export function slot(page: Page, startsAt: Temporal.Instant, timeZone = "America/Denver"): Locator {
  const name = formatClock(startsAt.toString(), timeZone);
  const times = page.getByRole("main").locator("[aria-label=Time]");
  return times.getByRole("radio", { name, exact: true }).or(times.getByRole("link", { name, exact: true }));
}

/** How many appointments there are. */
export async function countAppointments({ db }: TestPractice): Promise<number> {
  const { count } = await db.selectFrom("appointments")
    .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}
