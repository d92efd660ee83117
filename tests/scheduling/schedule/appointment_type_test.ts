import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { findSlots } from "../../../lib/scheduling/free/find_slots.ts";
import { addType, changeType } from "../../../lib/scheduling/schedule/save_type.ts";
import type { AppointmentTypeInput } from "../../../lib/shared/schemas/appointment_types.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { countRows, denver, practiceOn, wish } from "../desk.ts";
import { aType } from "./a_type.ts";

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const acting = { therapist: actingFor(practice, therapist), patient: actingFor(practice, patient) };
  const offer = async (changes: Partial<AppointmentTypeInput> = {}) => {
    const result = await addType(acting.therapist, aType(changes));
    assert.ok(result.kind === "saved");
    return result.type.id;
  };
  const takeOn = () => connect(practice, patient, therapist);
  return { practice, therapist, patient, acting, offer, takeOn };
}

databaseTest("a visit takes the length and buffers of its type, and keeps its name", async ({ db }) => {
  const { therapist, acting, offer, takeOn } = await setUp(db);
  await takeOn();
  const typeId = await offer();
  const result = await bookAppointment(acting.patient, { ...wish(therapist, "2026-03-04T09:00"), typeId });
  assert.ok(result.kind === "booked");
  assert.equal(result.appointment.endsAt.toString(), denver("2026-03-04T10:30").toString());
  assert.equal(result.appointment.type, "Double hour");
  assert.equal(
    await countRows(db, "bookedTime"),
    18 + 20,
    "90 minutes of hers, and ten more of the therapist's",
  );

  await changeType(acting.therapist, typeId, { name: "Long visit", minutes: 120 });
  const row = await db.selectFrom("appointments").select(["typeName", "endsAt"]).executeTakeFirstOrThrow();
  assert.equal(row.typeName, "Double hour");
  assert.ok(row.endsAt.equals(denver("2026-03-04T10:30")));
});

databaseTest(
  "the slots shown are those of the requested type, and each of them can be booked",
  async ({ db }) => {
    const { therapist, acting, offer, takeOn } = await setUp(db);
    await takeOn();
    const typeId = await offer({ bufferAfterMinutes: 0 });
    const day = Temporal.PlainDate.from("2026-03-04");
    const span = { therapistId: therapist.id, from: day, days: 1, timeZone: "America/Denver" };
    const found = await findSlots(acting.patient, { ...span, typeId });
    assert.ok(found.kind === "found");
    const starts = found.days[0].slots.map(({ startsAt }) =>
      startsAt.toZonedDateTimeISO("America/Denver").toPlainTime().toString({ smallestUnit: "minute" })
    );
    assert.deepEqual(starts, ["09:00", "10:30", "12:00", "13:30", "15:00"]);
    const booked = await bookAppointment(acting.patient, { ...wish(therapist, "2026-03-04T15:00"), typeId });
    assert.equal(booked.kind, "booked");
    const asUsual = await bookAppointment(acting.patient, { ...wish(therapist, "2026-03-04T10:30") });
    assert.deepEqual(asUsual.kind === "not_offered" && asUsual.reason, "outside_hours");
  },
);

databaseTest(
  "a first visit needs a type for first visits, a further one any other type",
  async ({ db }) => {
    const { therapist, acting, offer, takeOn } = await setUp(db);
    const [first, further] = [await offer({ forWhom: "first" }), await offer({ forWhom: "further" })];
    const booking = wish(therapist, "2026-03-04T09:00");
    const kindOf = async (typeId: string | null) =>
      (await bookAppointment(acting.patient, { ...booking, typeId, idempotencyKey: crypto.randomUUID() }))
        .kind;
    assert.equal(await kindOf(further), "type_not_offered");
    assert.equal(
      await kindOf(null),
      "type_not_offered",
      "a therapist who sets the length of a first visit means it",
    );
    await takeOn();
    assert.equal(await kindOf(first), "type_not_offered");
    assert.equal(await kindOf(further), "booked");
  },
);

databaseTest("a type that is no longer offered, or another therapist's, cannot be booked", async ({ db }) => {
  const { practice, therapist, acting, offer, takeOn } = await setUp(db);
  await takeOn();
  const typeId = await offer();
  await changeType(acting.therapist, typeId, { archived: true });
  const other = await addType(actingFor(practice, await createTherapist(practice)), aType());
  assert.ok(other.kind === "saved");
  for (const id of [typeId, other.type.id, crypto.randomUUID()]) {
    const result = await bookAppointment(acting.patient, {
      ...wish(therapist, "2026-03-04T09:00"),
      typeId: id,
    });
    assert.equal(result.kind, "type_not_offered");
  }
  assert.equal(await countRows(db, "appointments"), 0);
  await changeType(acting.therapist, typeId, { archived: false });
  const again = await bookAppointment(acting.patient, { ...wish(therapist, "2026-03-04T09:00"), typeId });
  assert.equal(again.kind, "booked");
});

databaseTest("one key books one visit of one type", async ({ db }) => {
  const { therapist, acting, offer, takeOn } = await setUp(db);
  await takeOn();
  const typeId = await offer();
  const booking = wish(therapist, "2026-03-04T09:00");
  assert.equal((await bookAppointment(acting.patient, { ...booking, typeId })).kind, "booked");
  const again = await bookAppointment(acting.patient, { ...booking, typeId });
  assert.ok(again.kind === "booked" && again.replayed);
  assert.equal((await bookAppointment(acting.patient, booking)).kind, "key_reused");
});

databaseTest("another therapist's type cannot be changed", async ({ db }) => {
  const { practice, offer } = await setUp(db);
  const typeId = await offer();
  const other = actingFor(practice, await createTherapist(practice));
  assert.deepEqual(await changeType(other, typeId, { name: "Mine" }), { kind: "not_found" });
  const { name } = await db.selectFrom("appointmentTypes").select("name").executeTakeFirstOrThrow();
  assert.equal(name, "Double hour");
});
