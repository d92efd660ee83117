import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Acting } from "../../../lib/practice.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { passOnFreedTimes } from "../../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import type { WaitedFor } from "../../../lib/scheduling/waitlist/who_waits.ts";
import type { TimeWish } from "../../../lib/scheduling/waitlist/wish.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { book, practiceOn, wish } from "../desk.ts";

/** Any time in the two weeks after the tests' Monday. */
export const ANY_TIME: TimeWish = {
  earliest: Temporal.PlainDate.from("2026-03-02"),
  latest: Temporal.PlainDate.from("2026-03-16"),
  weekdays: ["1", "2", "3", "4", "5", "6", "7"],
  partsOfDay: ["morning", "afternoon", "evening"],
};

export interface Waiting {
  practice: TestPractice;
  therapist: User;
  /** Has Friday at 10:00. */
  holder: Acting;
  booked: { id: string };
  /** Patients of the therapist who are not on the waitlist yet. */
  patients: [Acting, Acting, Acting];
}

/** Sets up a therapist with a patient on Friday at 10:00 and three more without a visit. */
export async function aFullFriday(db: Db, profile: Record<string, unknown> = {}): Promise<Waiting> {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { profile });
  const patient = async () => {
    const user = await createPatient(practice);
    await connect(practice, user, therapist);
    return actingFor(practice, user);
  };
  const holder = await patient();
  const booked = await book(holder, wish(therapist, "2026-03-06T10:00"));
  return {
    practice,
    therapist,
    holder,
    booked,
    patients: [await patient(), await patient(), await patient()],
  };
}

/** Joins the waitlist, and expects success. */
export async function wait(acting: Acting, what: WaitedFor, when: Partial<TimeWish> = {}): Promise<string> {
  const result = await joinWaitlist(acting, what, { ...ANY_TIME, ...when });
  assert.equal(result.kind, "joined");
  if (result.kind !== "joined") throw new Error("unreachable");
  return result.entryId;
}

/** Joins the waitlist for any visit with the therapist. */
export const waitFor = (acting: Acting, { id }: User, when: Partial<TimeWish> = {}) =>
  wait(acting, { therapistId: id, typeId: null }, when);

/** Moves the clock, and runs the sweep. */
export async function after(practice: TestPractice, minutes: number): Promise<void> {
  practice.clock.set(practice.now().add({ minutes }));
  await passOnFreedTimes(practice);
}

export async function cancel(acting: Acting, { id }: { id: string }): Promise<void> {
  const result = await cancelAppointment(acting, { appointmentId: id, reason: "" });
  assert.equal(result.kind, "cancelled");
}

/** Returns every offer with its recipient, the oldest first. */
export function offers(db: Db) {
  return db.selectFrom("waitlistOffers as offer")
    .innerJoin("waitlistEntries as entry", "entry.id", "offer.entryId")
    .select(["offer.id", "offer.state", "offer.startsAt", "offer.expiresAt", "entry.patientId"])
    .orderBy("offer.offeredAt").orderBy("entry.createdAt").execute();
}

/** Returns who got an offer and how it ended, in order. */
export async function told(db: Db, { patients }: Pick<Waiting, "patients">): Promise<string[]> {
  return (await offers(db)).map(({ patientId, state }) =>
    `${patients.findIndex(({ actor }) => actor.userId === patientId)} ${state}`
  );
}
