import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import type { Practice } from "../../lib/practice.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../lib/scheduling/booking/reschedule_appointment.ts";
import { databaseTest, type DatabaseTestOptions } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { countRows, denver, practiceOn } from "./desk.ts";

const CLIENTS = 10;
const STEPS = 25;

interface Run extends DatabaseTestOptions {
  seeds: number[];
}

const runs: Run[] = [
  // PGlite runs one thing after the other, so it reveals little more.
  { engines: ["PGlite"], seeds: [1] },
  { engines: ["PostgreSQL"], seeds: [1, 2, 3, 4], isolation: "serializable" },
  { engines: ["PostgreSQL"], seeds: [1, 2, 3, 4], isolation: "read committed" },
];

for (const { seeds, ...options } of runs) {
  const steps = seeds.length * CLIENTS * STEPS;
  databaseTest(
    `${steps} random simultaneous bookings, cancellations and moves leave no overlap for anyone`,
    async ({ db }) => {
      const seen = new Map<string, number>();
      for (const seed of seeds) {
        await liveThrough(db, seed, (kind) => seen.set(kind, (seen.get(kind) ?? 0) + 1));
      }
      assert.equal([...seen.values()].reduce((sum, count) => sum + count, 0), steps);
      for (
        const kind of ["book:booked", "book:taken", "cancel:cancelled", "move:rescheduled", "move:taken"]
      ) {
        assert.ok((seen.get(kind) ?? 0) >= 10, `${kind} hardly happened: ${JSON.stringify([...seen])}`);
      }
    },
    options,
  );
}

type Tell = (kind: string) => void;

/**
 * Runs a practice's busy morning from one seed: clients act simultaneously, each at random, and then
 * everything is counted.
 */
async function liveThrough(db: Db, seed: number, tell: Tell): Promise<void> {
  const practice = practiceOn(db);
  const therapists = [
    await createTherapist(practice),
    await createTherapist(practice, {
      profile: { slotMinutes: 25, bufferBeforeMinutes: 5, bufferAfterMinutes: 0 },
    }),
    await createTherapist(practice, {
      profile: { slotMinutes: 80, bufferBeforeMinutes: 15, bufferAfterMinutes: 20 },
    }),
  ];
  const patients = await Promise.all(Array.from({ length: 6 }, () => createPatient(practice)));
  for (const patient of patients) {
    for (const therapist of therapists) await connect(practice, patient, therapist);
  }
  const people = { therapists, patients };
  const clients = Array.from({ length: CLIENTS }, (_, client) => randomFrom(seed * 1000 + client));
  await Promise.all(clients.map(async (random) => {
    for (let step = 0; step < STEPS; step++) await act(practice, people, random, tell);
  }));
  await assertNoOverlap(db);
  await assertBookedTimeFitsAppointments(db);
}

/** Runs one random action of a random user. */
async function act(
  practice: Practice,
  { therapists, patients }: { therapists: User[]; patients: User[] },
  random: () => number,
  tell: Tell,
): Promise<void> {
  const pick = <T>(items: T[]): T => items[Math.floor(random() * items.length)];
  const patient = pick(patients);
  const therapist = pick(therapists);
  const dice = random();
  const own = dice < 0.45 ? undefined : pick(await liveAppointments(practice, patient));
  const person = random() < 0.3 && own ? { id: own.therapistId } : patient;
  const acting = actingFor(practice, [...therapists, patient].find(({ id }) => id === person.id) ?? patient);
  if (!own) {
    const startsAt = pick(startsOf(therapist, therapists));
    const input = { therapistId: therapist.id, startsAt, idempotencyKey: crypto.randomUUID() };
    return tell(`book:${(await bookAppointment(actingFor(practice, patient), input)).kind}`);
  }
  if (dice < 0.65) {
    return tell(`cancel:${(await cancelAppointment(acting, { appointmentId: own.id, reason: "" })).kind}`);
  }
  const startsAt = pick(startsOf({ id: own.therapistId }, therapists));
  tell(`move:${(await rescheduleAppointment(acting, { appointmentId: own.id, startsAt })).kind}`);
}

/** Returns the times at which a therapist can be booked on two days: few enough for collisions. */
function startsOf({ id }: Pick<User, "id">, therapists: User[]): Temporal.Instant[] {
  const stepMinutes = [60, 30, 115][therapists.findIndex((therapist) => therapist.id === id)];
  const first = [denver("2026-03-04T09:00"), denver("2026-03-05T09:00")];
  const count = Math.floor(4 * 60 / stepMinutes);
  return first.flatMap((at) =>
    Array.from({ length: count }, (_, index) => at.add({ minutes: index * stepMinutes }))
  );
}

function liveAppointments({ db }: Practice, patient: User) {
  return db.selectFrom("appointments")
    .innerJoin("appointmentAttendees", "appointmentAttendees.appointmentId", "appointments.id")
    .select(["appointments.id", "appointments.therapistId"])
    .where("appointmentAttendees.userId", "=", patient.id)
    .where("appointments.status", "=", "booked")
    .orderBy("appointments.id").execute();
}

/** Compares every pair of a user's visits in full, with the therapist's buffers. */
async function assertNoOverlap(db: Db): Promise<void> {
  const spans = new Map<string, { from: number; until: number }[]>();
  for (const { userId, role, from, until, before, after } of await liveSpans(db)) {
    const span = role === "patient" ? { from, until } : { from: from - before, until: until + after };
    spans.set(userId, [...spans.get(userId) ?? [], span]);
  }
  for (const [userId, own] of spans) {
    own.sort((a, b) => a.from - b.from);
    for (const [index, span] of own.slice(1).entries()) {
      assert.ok(own[index].until <= span.from, `${userId} is in two visits at once`);
    }
  }
}

/** Asserts that `booked_time` holds exactly what the live appointments need. */
async function assertBookedTimeFitsAppointments(db: Db): Promise<void> {
  const expected: string[] = [];
  for (const { id, userId, role, from, until, before, after } of await liveSpans(db)) {
    const [first, last] = role === "patient" ? [from, until] : [from - before, until + after];
    for (let at = first; at < last; at += 5) expected.push(`${userId} ${at} ${id}`);
  }
  const rows = await db.selectFrom("bookedTime").selectAll().execute();
  const actual = rows.map(({ userId, at, appointmentId }) =>
    `${userId} ${at.epochMilliseconds / 60_000} ${appointmentId}`
  );
  assert.deepEqual(actual.toSorted(), expected.toSorted());
  assert.equal(await countRows(db, "appointmentAttendees"), 2 * await countRows(db, "appointments"));
}

/** Returns each attendee's time in each appointment that is not canceled, in minutes since the epoch. */
async function liveSpans(db: Db) {
  const rows = await db.selectFrom("appointments")
    .innerJoin("appointmentAttendees", "appointmentAttendees.appointmentId", "appointments.id")
    .selectAll().where("appointments.status", "!=", "cancelled").execute();
  return rows.map(({ id, userId, role, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes }) => ({
    id,
    userId,
    role,
    from: startsAt.epochMilliseconds / 60_000,
    until: endsAt.epochMilliseconds / 60_000,
    before: bufferBeforeMinutes,
    after: bufferAfterMinutes,
  }));
}

/** mulberry32: numbers from 0 to 1 that repeat for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
