import assert from "node:assert/strict";
import { emptyPatientProfile } from "../../support/factories.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, book, countRows, denver, practiceOn, wish } from "../desk.ts";

databaseTest("a booked slot is an appointment for both, and takes the time of both", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const acting = actingFor(practice, patient);
  const result = await bookAppointment(acting, wish(therapist, "2026-03-04T10:00"));

  assert.equal(result.kind, "booked");
  if (result.kind !== "booked") return;
  const { appointment, replayed } = result;
  assert.equal(replayed, false);
  assert.equal(appointment.status, "booked");
  assert.equal(appointment.startsAt.toString(), denver("2026-03-04T10:00").toString());
  assert.equal(appointment.endsAt.toString(), denver("2026-03-04T10:50").toString());
  assert.equal(appointment.therapist.id, therapist.id);
  assert.equal(appointment.patients[0].id, patient.id);
  const taken = await db.selectFrom("bookedTime").select(["userId", "at"]).orderBy("at").execute();
  const timesOf = (userId: string) =>
    taken.filter((row) => row.userId === userId).map((row) => row.at.toString());
  assert.equal(timesOf(patient.id).length, 10);
  assert.equal(timesOf(therapist.id).length, 12, "ten minutes after a visit are kept free");
  assert.equal(timesOf(patient.id)[0], denver("2026-03-04T10:00").toString());
  assert.equal(timesOf(therapist.id).at(-1), denver("2026-03-04T10:55").toString());
  assert.equal(await countRows(db, "appointmentAttendees"), 2);
  assert.equal(await countRows(db, "jobs"), 2, "a mail to each");
  assert.deepEqual(await auditOf(db, "book"), [{
    actorId: patient.id,
    subjectId: appointment.id,
    ownerId: patient.id,
    outcome: "allowed",
    reason: null,
  }]);
});

databaseTest("a booking that is sent again returns the same appointment", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const acting = actingFor(practice, patient);
  const input = wish(therapist, "2026-03-04T10:00");
  const first = await book(acting, input);
  practice.clock.set(denver("2026-03-05T09:00"));
  const again = await bookAppointment(acting, input);
  assert.equal(again.kind === "booked" && again.replayed && again.appointment.id, first.id);
  assert.equal(await countRows(db, "appointments"), 1);
  assert.equal(await countRows(db, "jobs"), 2);
});

databaseTest("a booking that is sent again after a move still returns that appointment", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const acting = actingFor(practice, patient);
  const input = wish(therapist, "2026-03-04T10:00");
  const { id: appointmentId } = await book(acting, input);
  const startsAt = denver("2026-03-05T10:00");
  assert.equal((await rescheduleAppointment(acting, { appointmentId, startsAt })).kind, "rescheduled");
  const again = await bookAppointment(acting, input);
  assert.ok(again.kind === "booked" && again.replayed);
  assert.equal(again.appointment.id, appointmentId);
  assert.equal(await countRows(db, "appointments"), 1);
});

databaseTest("a double tap makes one appointment", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const input = wish(therapist, "2026-03-04T10:00");
  const taps = await Promise.all(
    Array.from({ length: 6 }, () => bookAppointment(actingFor(practice, patient), input)),
  );
  const ids = taps.map((tap) => tap.kind === "booked" ? tap.appointment.id : tap.kind);
  assert.equal(new Set(ids).size, 1, ids.join(", "));
  assert.equal(taps.filter((tap) => tap.kind === "booked" && !tap.replayed).length, 1);
  assert.equal(await countRows(db, "appointments"), 1);
  assert.equal(await countRows(db, "bookedTime"), 22);
});

databaseTest("a key that has booked one visit does not book another", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, other] = [await createTherapist(practice), await createTherapist(practice)];
  const acting = actingFor(practice, await createPatient(practice));
  const input = wish(therapist, "2026-03-04T10:00");
  await book(acting, input);
  for (
    const changed of [
      { ...input, therapistId: other.id },
      wish(therapist, "2026-03-04T11:00", input.idempotencyKey),
    ]
  ) {
    assert.deepEqual(await bookAppointment(acting, changed), { kind: "key_reused" });
  }
  assert.equal(await countRows(db, "appointments"), 1);
});

databaseTest("a key that is used again is never recorded for a stranger", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const stranger = await createPatient(practice);
  const acting = actingFor(practice, patient);
  const input = wish(therapist, "2026-03-04T10:00");
  await book(acting, input);
  assert.deepEqual(await bookAppointment(acting, { ...input, patientId: stranger.id }), {
    kind: "key_reused",
  });
  const refused = (await auditOf(db, "book")).filter(({ outcome }) => outcome === "refused");
  assert.deepEqual(refused.map(({ ownerId, reason }) => [ownerId, reason]), [[patient.id, "key_reused"]]);
});

databaseTest("one user's idempotency key means nothing for another user", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const input = wish(therapist, "2026-03-04T10:00");
  const first = await book(actingFor(practice, await createPatient(practice)), input);
  const second = await book(
    actingFor(practice, await createPatient(practice)),
    wish(therapist, "2026-03-04T11:00", input.idempotencyKey),
  );
  assert.notEqual(first.id, second.id);
});

databaseTest(
  "A shown slot can be booked; a refused one says why and shows free slots",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
    const patient = await createPatient(practice);
    await connect(practice, patient, therapist);
    const acting = actingFor(practice, patient);
    const refused = await bookAppointment(acting, wish(therapist, "2026-03-04T10:00"));
    assert.equal(refused.kind, "taken");
    if (refused.kind !== "taken") return;
    const wednesday = ["09:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
    assert.deepEqual(
      refused.free.map((slot) => slot.startsAt.toString()),
      wednesday.map((time) => denver(`2026-03-04T${time}`).toString()),
    );
    for (const slot of refused.free.slice(1, 3)) {
      await book(acting, {
        therapistId: therapist.id,
        startsAt: slot.startsAt,
        idempotencyKey: crypto.randomUUID(),
      });
    }
  },
);

databaseTest("if the week is full, free slots come from later weeks", async ({ db }) => {
  const practice = practiceOn(db);
  const patient = await createPatient(practice);
  const hours = [{ weekday: 3, startsMinute: 600, endsMinute: 660 }];
  const therapist = await createTherapist(practice, { hours });
  await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  const refused = await bookAppointment(
    actingFor(practice, await createPatient(practice)),
    wish(therapist, "2026-03-04T10:00"),
  );
  const free = refused.kind === "taken" ? refused.free.map((slot) => slot.startsAt.toString()) : [];
  const wednesdays = ["2026-03-11", "2026-03-18", "2026-03-25", "2026-04-01", "2026-04-08", "2026-04-15"];
  assert.deepEqual(free, wednesdays.map((day) => denver(`${day}T10:00`).toString()));
});

databaseTest(
  "no patient is in two visits at once: the patient's own time counts, without buffers",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, other] = [await createTherapist(practice), await createTherapist(practice)];
    const acting = actingFor(practice, await createPatient(practice));
    await book(acting, wish(therapist, "2026-03-04T10:00"));
    const refused = await bookAppointment(acting, wish(other, "2026-03-04T10:00"));
    assert.equal(refused.kind, "own_time_taken");
    const free = refused.kind === "own_time_taken"
      ? refused.free.map((slot) => slot.startsAt.toString())
      : [];
    assert.equal(free.length, 6);
    assert.ok(!free.includes(denver("2026-03-04T10:00").toString()));
    const shifted = await createTherapist(practice, {
      hours: [{ weekday: 3, startsMinute: 10 * 60 + 50, endsMinute: 12 * 60 }],
    });
    await book(acting, wish(shifted, "2026-03-04T10:50"));
  },
);

databaseTest(
  "an overlap of five minutes with the patient's own time is enough, at either end of a visit",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, other] = [await createTherapist(practice), await createTherapist(practice)];
    const patient = await createPatient(practice);
    for (const local of ["2026-03-04T09:15", "2026-03-04T12:45"]) {
      await createAppointment(practice, {
        therapistId: other.id,
        patientId: patient.id,
        startsAt: denver(local),
      });
    }
    const acting = actingFor(practice, patient);
    for (const local of ["2026-03-04T10:00", "2026-03-04T12:00"]) {
      assert.equal((await bookAppointment(acting, wish(therapist, local))).kind, "own_time_taken", local);
    }
    await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
    const bothTaken = await bookAppointment(acting, wish(therapist, "2026-03-04T10:00"));
    assert.equal(bothTaken.kind, "taken");
  },
);

databaseTest(
  "Buffers count before and after, and a hand-typed time in the URL cannot step around them",
  async ({ db }) => {
    const practice = practiceOn(db);
    const profile = { slotMinutes: 50, bufferBeforeMinutes: 10, bufferAfterMinutes: 10 };
    const therapist = await createTherapist(practice, { profile });
    const someone = await createPatient(practice);
    const acting = actingFor(practice, await createPatient(practice));
    const earlier = { therapistId: therapist.id, patientId: someone.id, bufferBeforeMinutes: 0 };
    await createAppointment(practice, {
      ...earlier,
      startsAt: denver("2026-03-04T09:00"),
      minutes: 65,
      bufferAfterMinutes: 0,
    });
    const slots = ["2026-03-04T10:10", "2026-03-05T10:10"];
    const before = await bookAppointment(acting, wish(therapist, slots[0]));
    assert.equal(before.kind, "taken", "ten minutes before the visit belong to the therapist");
    await createAppointment(practice, {
      ...earlier,
      startsAt: denver("2026-03-05T11:05"),
      bufferAfterMinutes: 0,
    });
    const after = await bookAppointment(acting, wish(therapist, slots[1]));
    assert.equal(after.kind, "taken", "ten minutes after the visit belong to the therapist");
    const betweenSlots = await bookAppointment(acting, wish(therapist, "2026-03-06T09:05"));
    assert.equal(betweenSlots.kind === "not_offered" && betweenSlots.reason, "outside_hours");
    await book(acting, wish(therapist, "2026-03-06T10:10"));
  },
);

databaseTest("a hand-typed time cannot bypass hours, time off, notice or horizon", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    timeOff: [{ startsAt: denver("2026-03-05T12:30"), endsAt: denver("2026-03-05T15:30") }],
  });
  const acting = actingFor(practice, await createPatient(practice));
  const cases: [string, string][] = [
    ["2026-03-04T08:00", "outside_hours"],
    ["2026-03-04T17:00", "outside_hours"],
    ["2026-03-04T16:30", "outside_hours"],
    ["2026-03-07T10:00", "outside_hours"],
    ["2026-03-05T12:00", "time_off"],
    ["2026-03-05T15:00", "time_off"],
    ["2026-03-02T16:00", "too_soon"],
    ["2026-05-20T10:00", "too_far"],
    ["2026-02-25T10:00", "past"],
  ];
  for (const [local, reason] of cases) {
    const result = await bookAppointment(acting, wish(therapist, local));
    assert.equal(result.kind === "not_offered" ? result.reason : result.kind, reason, local);
    assert.equal(result.kind === "not_offered" && result.free.length, 6, local);
  }
  assert.equal(await countRows(db, "appointments"), 0);
  const trail = await auditOf(db, "book");
  assert.deepEqual(trail.map((event) => event.outcome), cases.map(() => "refused"));
  assert.equal(trail[0].reason, "not_offered:outside_hours");
});

databaseTest("times beyond any calendar are refused like other invalid times", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const acting = actingFor(practice, await createPatient(practice));
  for (const at of ["0001-01-01T00:00:00Z", "9999-12-31T23:00:00-23:59"]) {
    const startsAt = Temporal.Instant.from(at);
    const result = await bookAppointment(acting, { ...wish(therapist, "2026-03-04T10:00"), startsAt });
    assert.equal(result.kind, "not_offered");
  }
});

databaseTest("A slot that has started is gone", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { profile: { noticeMinutes: 0 } });
  const acting = actingFor(practice, await createPatient(practice));
  practice.clock.set(denver("2026-03-04T10:00").add({ seconds: 1 }));
  const late = await bookAppointment(acting, wish(therapist, "2026-03-04T10:00"));
  assert.equal(late.kind === "not_offered" && late.reason, "past");
  practice.clock.set(denver("2026-03-04T10:59"));
  await book(acting, wish(therapist, "2026-03-04T11:00"));
});

databaseTest(
  "Two pending requests for one time are never both confirmed: a pending request holds its time",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, first] = [await createTherapist(practice), await createPatient(practice)];
    await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: first.id,
      startsAt: denver("2026-03-04T10:00"),
      status: "pending",
    });
    const acting = actingFor(practice, await createPatient(practice));
    const second = await bookAppointment(acting, wish(therapist, "2026-03-04T10:00"));
    assert.equal(second.kind, "taken");
    assert.ok(
      second.kind === "taken" &&
        second.free.every((slot) => !slot.startsAt.equals(denver("2026-03-04T10:00"))),
    );
  },
);

databaseTest("an unknown, unlisted or suspended therapist cannot be booked", async ({ db }) => {
  const practice = practiceOn(db);
  const patient = await createPatient(practice);
  const therapists = [
    { id: crypto.randomUUID() },
    patient,
    await createTherapist(practice, { profile: { listed: false } }),
    await createTherapist(practice, { status: "suspended" }),
  ];
  for (const therapist of therapists) {
    const result = await bookAppointment(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
    assert.deepEqual(result, { kind: "not_found" });
  }
});

databaseTest("booking needs a complete profile and consent, and names what is missing", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const newcomer = await createPatient(practice, { profile: emptyPatientProfile, hasConsented: false });
  const unwilling = await createPatient(practice, { hasConsented: false });
  const input = wish(therapist, "2026-03-04T10:00");
  assert.deepEqual(await bookAppointment(actingFor(practice, newcomer), input), {
    kind: "profile_incomplete",
    missing: ["about", "place", "emergency", "consent"],
  });
  assert.deepEqual(await bookAppointment(actingFor(practice, unwilling), input), {
    kind: "profile_incomplete",
    missing: ["consent"],
  });
  assert.equal(await countRows(db, "appointments"), 0);
});

databaseTest(
  "A license that does not cover the patient's state refuses the booking, with the reason",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice, { states: ["NY", "NJ"] });
    const acting = actingFor(practice, await createPatient(practice));
    const input = wish(therapist, "2026-03-04T10:00");
    assert.deepEqual(await bookAppointment(acting, input), { kind: "not_licensed", state: "CO" });
    assert.equal(await countRows(db, "appointments"), 0);
  },
);

databaseTest("a refused booking leaves an audit event and nothing else", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
  const count = async () => [
    await countRows(db, "appointments"),
    await countRows(db, "appointmentAttendees"),
    await countRows(db, "bookedTime"),
    await countRows(db, "jobs"),
  ];
  const before = await count();
  const patient = await createPatient(practice);
  await bookAppointment(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  assert.deepEqual(await count(), before);
  assert.deepEqual((await auditOf(db, "book")).at(-1), {
    actorId: patient.id,
    subjectId: null,
    ownerId: patient.id,
    outcome: "refused",
    reason: "taken",
  });
});

databaseTest("another patient can immediately book the time of a canceled appointment", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const appointment = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  await cancelAppointment(actingFor(practice, patient), { appointmentId: appointment.id, reason: "" });
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
});

databaseTest("only a patient can book", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  await assert.rejects(bookAppointment(actingFor(practice, therapist), wish(therapist, "2026-03-04T10:00")));
});
