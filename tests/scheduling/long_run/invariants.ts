import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../../db/client.ts";
import type { AppointmentStatus } from "../../../lib/shared/codes/appointment_statuses.ts";
import type { AppointmentRow } from "../../../lib/scheduling/appointments/appointments_of.ts";

/** The state of an appointment, to compare before and after. */
export interface Standing {
  id: string;
  status: AppointmentStatus;
  sequence: number;
  /** Epoch minutes. */
  from: number;
  until: number;
  before: number;
  after: number;
  kind: AppointmentRow["kind"];
  therapistId: string;
  /** The patients, in order of their IDs. */
  patientIds: string[];
  /** Time held for a waitlist offer: not a visit yet. */
  isOffer: boolean;
}

export type Standings = Map<string, Standing>;

/**
 * The possible next states of an appointment, stated independently of the program's own table, with their
 * audit events.
 */
const steps: Record<AppointmentStatus, Partial<Record<AppointmentStatus, readonly string[]>>> = {
  pending: { booked: ["confirm"], cancelled: ["cancel", "lapse"] },
  booked: { arrived: ["arrive"], fulfilled: ["fulfil"], noshow: ["miss"], cancelled: ["cancel"] },
  arrived: { booked: ["undo"], fulfilled: ["fulfil"], noshow: ["miss"] },
  fulfilled: { booked: ["undo"] },
  noshow: { booked: ["undo"] },
  cancelled: {},
};
const beginnings: Partial<Record<AppointmentStatus, string>> = { booked: "book", pending: "ask_for_visit" };

/**
 * Reads every appointment. Times are read as minutes since the epoch, because creating instants would take
 * most of the time.
 */
export async function readStandings(db: Db): Promise<Standings> {
  const rows = await db.selectFrom("appointments")
    .select([
      "id",
      "status",
      "isOffer",
      "sequence",
      "kind",
      "therapistId",
      "bufferBeforeMinutes as before",
      "bufferAfterMinutes as after",
    ])
    .select([epochSeconds("starts_at").as("from"), epochSeconds("ends_at").as("until")])
    .select(sql<string[]>`ARRAY(SELECT seat.user_id::text FROM appointment_attendees AS seat
      WHERE seat.appointment_id = appointments.id AND seat.role = 'patient' ORDER BY seat.user_id)`.as(
      "patientIds",
    ))
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, from: row.from / 60, until: row.until / 60 }]));
}

/** Seconds, because CockroachDB divides integers differently. */
const epochSeconds = (column: "starts_at" | "ends_at" | "at") =>
  sql<number>`extract(epoch FROM ${sql.ref(column)})::int4`;

/** Returns the IDs of the changed appointments. Fails if one changed in a forbidden way. */
export async function assertSteps(db: Db, before: Standings, after: Standings): Promise<string[]> {
  const changed: string[] = [];
  for (const { id, isOffer } of before.values()) {
    assert.ok(isOffer || after.has(id), "an appointment disappeared");
  }
  for (const now of after.values()) {
    if (now.isOffer) continue;
    const was = before.get(now.id);
    if (was && isSame(was, now)) continue;
    changed.push(now.id);
    const expected: (readonly string[])[] = [];
    if (!was) {
      expected.push([beginnings[now.status] ?? assert.fail(`an appointment started as ${now.status}`)]);
    } else {
      assert.ok(now.sequence >= was.sequence, "a sequence decreased");
      if (was.status !== now.status) {
        const events = steps[was.status][now.status] ?? assert.fail(`${was.status} became ${now.status}`);
        expected.push(events);
      }
      if (was.from !== now.from || was.until !== now.until) {
        assert.ok(["pending", "booked"].includes(was.status), `a ${was.status} appointment moved`);
        assert.equal(now.until - now.from, was.until - was.from, "a move changed the length");
        assert.ok(now.sequence > was.sequence, "a move did not raise the sequence");
        expected.push(["reschedule"]);
      }
      if (was.patientIds.join() !== now.patientIds.join()) {
        await assertSeats(db, was, now);
      }
      if (was.status !== now.status && now.status === "cancelled") {
        assert.ok(now.sequence > was.sequence, "a cancellation did not raise the sequence");
      }
    }
    await assertRecorded(db, now, expected);
  }
  return changed;
}

const isSame = (a: Standing, b: Standing): boolean =>
  a.status === b.status && a.sequence === b.sequence && a.from === b.from && a.until === b.until &&
  a.before === b.before && a.after === b.after && a.patientIds.join() === b.patientIds.join();

/**
 * Asserts that patients change only in an upcoming visit with several seats, and that each one's audit trail
 * says so.
 */
async function assertSeats(db: Db, was: Standing, now: Standing): Promise<void> {
  assert.ok(
    ["pending", "booked"].includes(was.status),
    `the patients of a ${was.status} appointment changed`,
  );
  assert.notEqual(was.kind, "individual", "the patient of an individual visit changed");
  assert.ok(now.patientIds.length > 0, "no patient is left");
  assert.ok(now.sequence > was.sequence, "a change of patients did not raise the sequence");
  const came = now.patientIds.filter((id) => !was.patientIds.includes(id));
  const went = was.patientIds.filter((id) => !now.patientIds.includes(id));
  await assertRecorded(db, { id: now.id, patientIds: came }, [["add_patient"]]);
  await assertRecorded(db, { id: now.id, patientIds: went }, [["leave", "remove_patient"]]);
}

/** Asserts that each patient's audit trail has an event of each kind for the appointment. */
async function assertRecorded(
  db: Db,
  { id, patientIds }: Pick<Standing, "id" | "patientIds">,
  expected: (readonly string[])[],
): Promise<void> {
  const events = await db.selectFrom("auditEvents").select(["action", "ownerId"])
    .where("subjectType", "=", "appointment").where("subjectId", "=", id).where("outcome", "=", "allowed")
    .execute();
  for (const ownerId of patientIds) {
    for (const actions of expected) {
      const isThere = events.some((event) => event.ownerId === ownerId && actions.includes(event.action));
      assert.ok(isThere, `no event ${actions.join(" or ")} for a patient of ${id}`);
    }
  }
}

/**
 * Asserts that no user is in two places, and that `booked_time` holds exactly what live appointments need.
 */
export async function assertTimes(db: Db, standings: Standings): Promise<void> {
  const expected: string[] = [];
  const spans = new Map<string, [from: number, until: number][]>();
  const take = (userId: string, from: number, until: number, id: string) => {
    spans.set(userId, [...spans.get(userId) ?? [], [from, until]]);
    for (let at = from; at < until; at += 5) expected.push(`${userId} ${at} ${id}`);
  };
  for (const { id, status, from, until, before, after, therapistId, patientIds } of standings.values()) {
    if (status === "cancelled") continue;
    take(therapistId, from - before, until + after, id);
    for (const patientId of patientIds) take(patientId, from, until, id);
  }
  for (const own of spans.values()) {
    own.sort(([a], [b]) => a - b);
    for (const [index, [from]] of own.slice(1).entries()) {
      assert.ok(own[index][1] <= from, "a user is in two places at once");
    }
  }
  const rows = await db.selectFrom("bookedTime").select(["userId", "appointmentId"])
    .select(epochSeconds("at").as("second")).execute();
  const actual = rows.map(({ userId, second, appointmentId }) => `${userId} ${second / 60} ${appointmentId}`);
  assert.deepEqual(
    actual.toSorted(),
    expected.toSorted(),
    "booked_time differs from what live appointments imply",
  );
}
