import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { AppointmentStatus } from "../../../lib/shared/codes/appointment_statuses.ts";
import { settleAppointment } from "../../../lib/scheduling/booking/settle_appointment.ts";
import type { Settlement } from "../../../lib/scheduling/appointments/settlements.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, book, countRows, denver, practiceOn, wish } from "../desk.ts";

/** Books an appointment on Wednesday at 10:00 in Denver. */
async function booked(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  return { practice, therapist, patient, acting, id };
}

databaseTest("a patient arrives, the visit takes place, and a mistake is undone", async ({ db }) => {
  const { practice, acting, id } = await booked(db);
  practice.clock.set(denver("2026-03-04T09:45"));
  const steps: [Settlement, string][] = [
    ["arrive", "arrived"],
    ["undo", "booked"],
    ["arrive", "arrived"],
  ];
  for (const [settlement, status] of steps) {
    const result = await settleAppointment(acting.therapist, id, settlement);
    assert.equal(result.kind === "settled" && result.appointment.status, status);
  }
  assert.deepEqual(await settleAppointment(acting.therapist, id, "fulfil"), { kind: "too_early" });
  practice.clock.set(denver("2026-03-04T10:50"));
  const held = await settleAppointment(acting.therapist, id, "fulfil");
  assert.equal(held.kind === "settled" && held.appointment.status, "fulfilled");
  assert.equal(await countRows(db, "bookedTime"), 22, "it takes its time as before");
  const trail = await Promise.all(["arrive", "undo", "fulfil"].map((action) => auditOf(db, action)));
  assert.deepEqual(trail.map(({ length }) => length), [2, 1, 1]);
});

databaseTest("no patient can arrive for a visit or miss it long before its start", async ({ db }) => {
  const { practice, acting, id } = await booked(db);
  for (const settlement of ["arrive", "miss", "fulfil"] as const) {
    assert.deepEqual(await settleAppointment(acting.therapist, id, settlement), { kind: "too_early" });
  }
  practice.clock.set(denver("2026-03-04T09:59"));
  assert.deepEqual(await settleAppointment(acting.therapist, id, "miss"), { kind: "too_early" });
});

databaseTest("a state changes only as the table allows", async ({ db }) => {
  const { practice, therapist, patient, acting } = await booked(db);
  const leads: Record<AppointmentStatus, Partial<Record<Settlement, AppointmentStatus>>> = {
    pending: { confirm: "booked" },
    booked: { arrive: "arrived", fulfil: "fulfilled", miss: "noshow" },
    arrived: { fulfil: "fulfilled", miss: "noshow", undo: "booked" },
    fulfilled: { undo: "booked" },
    noshow: { undo: "booked" },
    cancelled: {},
  };
  let day = 1;
  for (const status of Object.keys(leads) as AppointmentStatus[]) {
    for (const settlement of ["confirm", "arrive", "fulfil", "miss", "undo"] as const) {
      const startsAt = denver("2026-01-05T10:00").add({ hours: 24 * day++ });
      const { id } = await createAppointment(practice, {
        therapistId: therapist.id,
        patientId: patient.id,
        startsAt,
        status,
      });
      const result = await settleAppointment(acting.therapist, id, settlement);
      const expected = leads[status][settlement];
      assert.equal(result.kind, expected ? "settled" : "not_possible", `${status} ${settlement}`);
      const row = await db.selectFrom("appointments").select("status").where("id", "=", id)
        .executeTakeFirstOrThrow();
      assert.equal(row.status, expected ?? status);
    }
  }
});

databaseTest(
  "the appointment's page has a button for each outcome that its therapist can record, and no other",
  async ({ db }) => {
    const { practice, therapist, patient, id } = await booked(db);
    const app = await testApp(practice);
    const buttons = async (who: typeof therapist) => {
      const html = await (await (await app.as(who)).fetch(`/appointments/${id}`)).text();
      return [...html.matchAll(/name="settlement" value="(\w+)"/g)].map(([, value]) => value);
    };
    assert.deepEqual(await buttons(therapist), []);
    practice.clock.set(denver("2026-03-04T10:05"));
    assert.deepEqual(await buttons(therapist), ["arrive", "fulfil", "miss"]);
    assert.deepEqual(await buttons(patient), []);
    const client = await app.as(therapist);
    const missed = await client.postForm(`/appointments/${id}/settlement`, { settlement: "miss" });
    assert.equal(missed.headers.get("location"), `/appointments/${id}?done=miss`);
    assert.match(
      await (await client.fetch(`/appointments/${id}?done=miss`)).text(),
      /Noted. They didn't come/,
    );
    assert.deepEqual(await buttons(therapist), ["undo"]);
    const again = await client.postForm(`/appointments/${id}/settlement`, { settlement: "miss" });
    assert.equal(again.headers.get("location"), `/appointments/${id}?done=not_settled`);
    const rubbish = await client.postForm(`/appointments/${id}/settlement`, { settlement: "vanish" });
    assert.equal(rubbish.status, 422);
  },
  { engines: ["PGlite"] },
);

databaseTest("the API records how a visit went, and refuses with a reason", async ({ db }) => {
  const { practice, therapist, id } = await booked(db);
  const app = await testApp(practice);
  const note = async (settlement: string) =>
    (await app.as(therapist)).fetch(`/api/appointments/${id}/settlement`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ settlement }),
    });
  const early = await note("fulfil");
  assert.equal(early.status, 409);
  assert.match((await early.json()).type, /too_early$/);
  practice.clock.set(denver("2026-03-04T10:05"));
  const noted = await note("fulfil");
  assert.equal(noted.status, 200);
  const body = await noted.json();
  assert.equal(body.status, "fulfilled");
  assert.deepEqual(body.settlements, ["undo"]);
  assert.equal((await note("arrive")).status, 409);
  assert.equal((await note("dance")).status, 422);
}, { engines: ["PGlite"] });
