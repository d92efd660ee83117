import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { answerRequest } from "../../../lib/people/care/answer_request.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { endCare } from "../../../lib/leaving/end_care.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { expireRequests } from "../../../lib/scheduling/booking/expire_requests.ts";
import { findSlots } from "../../../lib/scheduling/free/find_slots.ts";
import { bookPlan } from "../../../lib/scheduling/booking/plan/book_plan.ts";
import type { Plan } from "../../../lib/scheduling/booking/plan/plan.ts";
import { conflictName, isHard } from "../../../lib/scheduling/booking/plan/conflicts.ts";
import { previewPlan } from "../../../lib/scheduling/booking/plan/preview_plan.ts";
import { addPatient, removePatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { moveVisits, previewMove } from "../../../lib/scheduling/booking/move_visits.ts";
import { readSchedule } from "../../../lib/scheduling/availability/read_schedule.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { saveSchedule } from "../../../lib/scheduling/availability/save_schedule.ts";
import { settleAppointment } from "../../../lib/scheduling/booking/settle_appointment.ts";
import type { Settlement } from "../../../lib/scheduling/appointments/settlements.ts";
import { saveBookingSettings } from "../../../lib/scheduling/schedule/booking_settings.ts";
import { listOwnTypes } from "../../../lib/scheduling/schedule/own_types.ts";
import { claimOffer, declineOffer } from "../../../lib/scheduling/waitlist/answer_offer.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { passOnFreedTimes } from "../../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import { GRACE_MINUTES } from "../../../lib/scheduling/appointments/time_freed.ts";
import type { Acting } from "../../../lib/practice.ts";
import { addType, changeType } from "../../../lib/scheduling/schedule/save_type.ts";
import type { ScheduleInput, ScheduleJson } from "../../../lib/shared/schemas/schedule.ts";
import { aType } from "../schedule/a_type.ts";
import type { Standing } from "./invariants.ts";
import { acting, anyTime, personOf, strangerTo, type World } from "./world.ts";

/**
 * An action by a random user. Returns its outcome in one word, with `refused:` in front when nothing may have
 * changed.
 */
export type Operation = (world: World, standings: Standing[]) => Promise<string>;

const refusedUnless = (kind: string, ...good: string[]) => good.includes(kind) ? kind : `refused:${kind}`;

/** Returns an appointment in one of these states, or null if there is none. */
function anyOf({ random }: World, standings: Standing[], ...statuses: Standing["status"][]): Standing | null {
  return random.pick(standings.filter(({ status }) => statuses.includes(status))) ?? null;
}

const withOne = (
  statuses: Standing["status"][],
  act: (world: World, appointment: Standing) => Promise<string>,
): Operation =>
(world, standings) => {
  const appointment = anyOf(world, standings, ...statuses);
  return appointment ? act(world, appointment) : Promise.resolve("refused:nothing_there");
};

const live = ["pending", "booked"] as Standing["status"][];
const aPatientOf = (world: World, { patientIds }: Standing): User =>
  personOf(world, world.random.pick(patientIds));
const theTherapistOf = (world: World, { therapistId }: Standing): User => personOf(world, therapistId);

async function book(
  world: World,
  startsAt: Temporal.Instant,
  therapist: User,
  typeId?: string,
): Promise<string> {
  const patient = world.random.pick(world.patients);
  const input = {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt,
    typeId,
    idempotencyKey: crypto.randomUUID(),
  };
  const result = await bookAppointment(acting(world, patient), input);
  if (result.kind === "booked") world.sent.push({ patient, input });
  return refusedUnless(result.kind, "booked");
}

/** Books one of the slots that a patient sees: only a patient who may not book at all can be refused. */
async function bookShown(world: World, therapist: User, typeId?: string): Promise<string> {
  const { random, practice } = world;
  const patient = random.pick(world.patients);
  const by = acting(world, patient);
  const from = practice.now().toZonedDateTimeISO(patient.timeZone).toPlainDate();
  const who = { therapistId: therapist.id, patientId: patient.id };
  const question = { ...who, from, days: 14, timeZone: patient.timeZone, typeId };
  const found = await findSlots(by, question);
  if (found.kind === "not_found") return "refused:not_found";
  const slot = random.pick(found.days.flatMap(({ slots }) => slots));
  if (!slot) return "refused:nothing_free";
  const input = { ...who, startsAt: slot.startsAt, typeId, idempotencyKey: crypto.randomUUID() };
  const result = await bookAppointment(by, input);
  const mayRefuse = ["not_connected", "not_licensed", "type_not_offered"];
  assert.ok(
    result.kind === "booked" || mayRefuse.includes(result.kind),
    `a displayed slot was ${result.kind}`,
  );
  if (result.kind === "booked") world.sent.push({ patient, input });
  return refusedUnless(result.kind, "booked");
}

/** Books a random plan, and skips every conflict or overrides those that may be overridden. */
async function bookAPlan(world: World, by: "patient" | "therapist", plan: Partial<Plan>): Promise<string> {
  const { random } = world;
  const therapist = random.pick(world.therapists);
  const patients = [
    ...new Set(Array.from({ length: plan.kind === "group" ? 3 : 1 }, () => random.pick(world.patients))),
  ];
  const whole: Plan = {
    therapistId: therapist.id,
    patientIds: patients.map(({ id }) => id),
    kind: "individual",
    typeId: null,
    startsAt: anyTime(world, therapist),
    repeat: null,
    ...plan,
  };
  const who = acting(world, by === "patient" ? patients[0] : therapist);
  const preview = await previewPlan(who, whole);
  if (preview.kind !== "preview") return `refused:${preview.kind}`;
  const decisions = {
    skip: preview.visits.filter(({ conflicts }) => conflicts.some((one) => by === "patient" || isHard(one)))
      .map(({ startsAt }) => startsAt),
    override: preview.visits.flatMap((visit) => visit.conflicts.map((one) => conflictName(visit, one))),
    idempotencyKey: crypto.randomUUID(),
  };
  const result = await bookPlan(who, whole, decisions);
  assert.ok(result.kind === "booked" || result.kind === "nothing_left", result.kind);
  return refusedUnless(result.kind, "booked");
}

function answerOffer(answer: (by: Acting, offerId: string) => Promise<string>): Operation {
  return async (world) => {
    const offers = await world.db.selectFrom("waitlistOffers")
      .innerJoin("waitlistEntries", "waitlistEntries.id", "waitlistOffers.entryId")
      .select(["waitlistOffers.id", "waitlistEntries.patientId"])
      .where("waitlistOffers.state", "=", "offered").orderBy("startsAt").execute();
    const offer = world.random.pick(offers);
    if (!offer) return "refused:nothing_there";
    return await answer(acting(world, personOf(world, offer.patientId)), offer.id);
  };
}

const settle = (settlement: Settlement): Operation =>
  withOne(
    settlement === "confirm"
      ? ["pending"]
      : settlement === "undo"
      ? ["arrived", "fulfilled", "noshow"]
      : ["booked", "arrived"],
    async (world, appointment) => {
      const by = acting(world, theTherapistOf(world, appointment));
      const { random, practice } = world;
      // Mostly a visit that has begun; otherwise it is always too early.
      const due = appointment.from * 60_000 - practice.now().epochMilliseconds;
      if (settlement !== "confirm" && due > 0 && due < 72 * 3_600_000 && random.int(0, 2) > 0) {
        practice.clock.advance({ milliseconds: due + 300_000 });
      }
      return refusedUnless((await settleAppointment(by, appointment.id, settlement)).kind, "settled");
    },
  );

const cancel = (by: "patient" | "therapist", statuses: Standing["status"][], late = false): Operation =>
  withOne(statuses, async (world, appointment) => {
    const who = by === "patient" ? aPatientOf(world, appointment) : theTherapistOf(world, appointment);
    const input = { appointmentId: appointment.id, reason: "", late };
    return refusedUnless((await cancelAppointment(acting(world, who), input)).kind, "cancelled", "left");
  });

const move = (by: "patient" | "therapist"): Operation =>
  withOne(live, async (world, appointment) => {
    const therapist = theTherapistOf(world, appointment);
    const who = by === "patient" ? aPatientOf(world, appointment) : therapist;
    const input = { appointmentId: appointment.id, startsAt: anyTime(world, therapist) };
    return refusedUnless((await rescheduleAppointment(acting(world, who), input)).kind, "rescheduled");
  });

/** Mostly visits with several seats; sometimes an individual one. */
function changeSeats(
  change: (
    by: Acting,
    appointmentId: string,
    who: { world: World; patientIds: string[] },
  ) => Promise<{ kind: string }>,
): Operation {
  return (world, standings) => {
    const shared = standings.filter(({ kind }) => kind !== "individual");
    const among = world.random.int(0, 5) === 0 ? standings : shared;
    return withOne(live, async (world, { id, patientIds, ...appointment }) => {
      const by = acting(world, theTherapistOf(world, { id, patientIds, ...appointment }));
      return refusedUnless((await change(by, id, { world, patientIds })).kind, "changed");
    })(world, among);
  };
}

async function changeSchedule(
  world: World,
  change: (before: ScheduleInput) => ScheduleInput,
): Promise<string> {
  const by = acting(world, world.random.pick(world.therapists));
  const { version, ...before }: ScheduleJson = await readSchedule(by, world.db);
  const saving = { version, acceptConflicts: world.random.int(0, 1) === 0 };
  const result = await saveSchedule(by, change(before), saving);
  return result.kind === "saved" ? "saved" : `refused:${result.kind}`;
}

/** Every action, by name. */
export const operations: Record<string, Operation> = {
  "book any time": async (world) => {
    const therapist = world.random.pick(world.therapists);
    return await book(world, anyTime(world, therapist), therapist);
  },
  "book by type": async (world) => {
    const therapist = world.random.pick(world.therapists);
    const type = world.random.pick(await listOwnTypes(acting(world, therapist)));
    return await bookShown(world, therapist, type?.id);
  },
  "book what is shown": (world) => bookShown(world, world.random.pick(world.therapists)),
  "plan a visit as a therapist": (world) => bookAPlan(world, "therapist", {}),
  "plan a series as a therapist": (world) =>
    bookAPlan(world, "therapist", { repeat: { every: "two_weeks", count: 3 } }),
  "plan a group": (world) => bookAPlan(world, "therapist", { kind: "group" }),
  "add somebody to a group": changeSeats((by, appointmentId, { world }) =>
    addPatient(by, { appointmentId, patientId: world.random.pick(world.patients).id })
  ),
  "take somebody out of a group": changeSeats((by, appointmentId, { world, patientIds }) =>
    removePatient(by, { appointmentId, patientId: world.random.pick(patientIds) })
  ),
  "book a series as a patient": (world) =>
    bookAPlan(world, "patient", { repeat: { every: "week", count: 3 } }),
  "cancel one of a series and those after": withOne(live, async (world, { id, ...appointment }) => {
    const who = world.random.int(0, 1) === 0
      ? aPatientOf(world, { id, ...appointment })
      : theTherapistOf(world, { id, ...appointment });
    const result = await cancelAppointment(acting(world, who), {
      appointmentId: id,
      reason: "",
      scope: "following",
    });
    return refusedUnless(result.kind, "cancelled", "left");
  }),
  "move one and those after, and leave what is in the way": withOne(
    live,
    async (world, { id, therapistId }) => {
      const therapist = personOf(world, therapistId);
      const by = acting(world, therapist);
      const move = { appointmentId: id, startsAt: anyTime(world, therapist), scope: "following" } as const;
      const preview = await previewMove(by, move);
      if (preview.kind !== "conflicts") return `refused:${preview.kind}`;
      const stay = preview.moves.filter(({ conflicts, refused }) => refused || conflicts.some(isHard))
        .map(({ row }) => row.id);
      const override = preview.moves.flatMap((one) =>
        one.conflicts.map((conflict) => conflictName(one, conflict))
      );
      // A visit that stays keeps its time, which may conflict with those that move.
      return refusedUnless((await moveVisits(by, move, { stay, override })).kind, "moved");
    },
  ),
  "wait for a time": async (world) => {
    const [patient, therapist] = [world.random.pick(world.patients), world.random.pick(world.therapists)];
    const by = acting(world, patient);
    const today = world.practice.now().toZonedDateTimeISO(patient.timeZone).toPlainDate();
    const wish = {
      earliest: today,
      latest: today.add({ days: 14 }),
      weekdays: ["1", "2", "3", "4", "5", "6", "7"],
      partsOfDay: ["morning", "afternoon", "evening"] as const,
    };
    const own = await world.db.selectFrom("appointments")
      .innerJoin("appointmentAttendees", "appointmentAttendees.appointmentId", "appointments.id")
      .select("appointments.id").where("userId", "=", patient.id).where("status", "=", "booked")
      .orderBy("startsAt", "desc").executeTakeFirst();
    const what = own && world.random.int(0, 1) === 0
      ? { appointmentId: own.id }
      : { therapistId: therapist.id, patientId: patient.id, typeId: null };
    return refusedUnless((await joinWaitlist(by, what, wish)).kind, "joined");
  },
  "pass on what was given back": async ({ practice }) => {
    practice.clock.advance({ minutes: GRACE_MINUTES });
    await passOnFreedTimes(practice);
    return "swept";
  },
  "take what is offered": answerOffer(async (by, id) =>
    refusedUnless((await claimOffer(by, id)).kind, "claimed")
  ),
  "decline what is offered": answerOffer(async (by, id) =>
    refusedUnless((await declineOffer(by, id)).kind, "declined")
  ),
  "send a booking again": async (world) => {
    const before = world.random.pick(world.sent);
    if (!before) return "refused:nothing_there";
    const result = await bookAppointment(acting(world, before.patient), before.input);
    assert.ok(result.kind === "booked" && result.replayed, "a replay booked a second time");
    return "refused:replayed";
  },
  confirm: settle("confirm"),
  arrive: settle("arrive"),
  fulfil: settle("fulfil"),
  miss: settle("miss"),
  undo: settle("undo"),
  "decline a request": cancel("therapist", ["pending"]),
  "take a request back": cancel("patient", ["pending"]),
  "cancel as a patient": cancel("patient", ["booked"]),
  "cancel late": cancel("patient", ["booked"], true),
  "cancel as a therapist": cancel("therapist", live),
  "cancel what cannot be": cancel("therapist", ["arrived", "fulfilled", "noshow", "cancelled"]),
  "move as a patient": move("patient"),
  "move as a therapist": move("therapist"),
  "move what cannot be": withOne(
    ["arrived", "fulfilled", "noshow", "cancelled"],
    async (world, { id, therapistId }) => {
      const therapist = personOf(world, therapistId);
      const input = { appointmentId: id, startsAt: anyTime(world, therapist) };
      const { kind } = await rescheduleAppointment(acting(world, therapist), input);
      assert.notEqual(kind, "rescheduled");
      return `refused:${kind}`;
    },
  ),
  "note anything of anything": async (world, standings) => {
    const appointment = world.random.pick(standings);
    if (!appointment) return "refused:nothing_there";
    const settlement = world.random.pick(["confirm", "arrive", "fulfil", "miss", "undo"] as const);
    const by = acting(world, theTherapistOf(world, appointment));
    return refusedUnless((await settleAppointment(by, appointment.id, settlement)).kind, "settled");
  },
  "meddle with another's": withOne(live, async (world, { id, patientIds }) => {
    const stranger = strangerTo(world, patientIds);
    if (!stranger) return "refused:nothing_there";
    const by = acting(world, stranger);
    const kinds = [
      (await cancelAppointment(by, { appointmentId: id, reason: "", late: true })).kind,
      (await rescheduleAppointment(by, { appointmentId: id, startsAt: anyTime(world, world.therapists[0]) }))
        .kind,
      (await settleAppointment(by, id, "confirm")).kind,
    ];
    assert.deepEqual(kinds, ["not_found", "not_found", "not_found"]);
    return "refused:not_found";
  }),
  "let time pass": ({ practice, random }) => {
    practice.clock.advance({ minutes: random.int(1, 40) * 15 });
    return Promise.resolve("passed");
  },
  "sweep requests that lapse": async ({ practice }) => {
    await expireRequests(practice);
    return "swept";
  },
  "change the hours": (world) =>
    changeSchedule(world, (before) => {
      const weekday = world.random.int(1, 7);
      const hours = before.hours.filter((range) =>
        range.weekday !== weekday && range.endsAt > range.startsAt
      );
      const opens = String(world.random.int(7, 10)).padStart(2, "0");
      const more = world.random.int(0, 4) === 0
        ? []
        : [{ weekday, startsAt: `${opens}:00`, endsAt: `${world.random.int(12, 18)}:00` }];
      return { ...before, hours: [...hours, ...more] };
    }),
  "take time off, or work after all": (world) =>
    changeSchedule(world, (before) => {
      if (before.timeOff.length > 1) return { ...before, timeOff: [] };
      const day = world.practice.now().toZonedDateTimeISO(before.timeZone).toPlainDate()
        .add({ days: world.random.int(1, 12) }).toString();
      return { ...before, timeOff: [...before.timeOff, { startsOn: day, endsOn: day, note: "" }] };
    }),
  "change the length and the buffers": (world) =>
    changeSchedule(world, (before) => ({
      ...before,
      slotMinutes: world.random.int(4, 16) * 5,
      bufferBeforeMinutes: world.random.int(0, 3) * 5,
      bufferAfterMinutes: world.random.int(0, 3) * 5,
      noticeMinutes: world.random.int(0, 24) * 60,
    })),
  "change how bookings come about": async (world) => {
    const bookingMode = world.random.pick(["instant", "request"] as const);
    await saveBookingSettings(acting(world, world.random.pick(world.therapists)), { bookingMode });
    return "saved";
  },
  "offer a type, or no longer": async (world) => {
    const by = acting(world, world.random.pick(world.therapists));
    const types = await listOwnTypes(by);
    if (types.length < 4) return refusedUnless((await addType(by, aType({ minutes: 45 }))).kind, "saved");
    const { id, archived } = world.random.pick(types);
    return refusedUnless((await changeType(by, id, { archived: !archived })).kind, "saved");
  },
  "ask to work together, and be taken on": async (world) => {
    const [patient, therapist] = [world.random.pick(world.patients), world.random.pick(world.therapists)];
    const asked = await askToConnect(acting(world, patient), {
      therapistId: therapist.id,
      patientId: patient.id,
      note: "",
    });
    const care = await world.db.selectFrom("careRelationships").select(["id", "status"])
      .where("patientId", "=", patient.id).where("therapistId", "=", therapist.id).executeTakeFirst();
    if (care?.status !== "requested") return `refused:${asked.kind}`;
    const answer = { decision: "accept" as const, reason: "" };
    return refusedUnless((await answerRequest(acting(world, therapist), care.id, answer)).kind, "answered");
  },
  "end working together": async (world) => {
    const cares = await world.db.selectFrom("careRelationships").select(["id", "patientId"])
      .where("status", "=", "active").orderBy("requestedAt").execute();
    // Most relationships stay.
    const care = cares.length > 6 ? world.random.pick(cares) : undefined;
    if (!care) return "refused:nothing_there";
    const by = acting(world, personOf(world, care.patientId));
    return refusedUnless(
      (await endCare(by, care.id, { cancelVisits: world.random.int(0, 1) === 0 })).kind,
      "ended",
    );
  },
  "be busy elsewhere, or no longer": async (world) => {
    const therapist = world.random.pick(world.therapists);
    const { db, practice } = world;
    const own = db.selectFrom("importedCalendars").select("id").where("therapistId", "=", therapist.id);
    const calendar = await own.executeTakeFirst();
    if (calendar) {
      await db.deleteFrom("importedCalendars").where("id", "=", calendar.id).execute();
      return "free";
    }
    const now = practice.now();
    const calendarId = crypto.randomUUID();
    await db.insertInto("importedCalendars").values({
      id: calendarId,
      therapistId: therapist.id,
      name: "Home",
      address: "sealed",
      addressHash: calendarId,
      turn: 1,
      failures: 0,
      failure: null,
      skipped: 0,
      readAt: now,
      nextReadAt: now,
      createdAt: now,
    }).execute();
    const startsAt = anyTime(world, therapist);
    await db.insertInto("importedBusyTimes")
      .values({ calendarId, therapistId: therapist.id, startsAt, endsAt: startsAt.add({ minutes: 90 }) })
      .execute();
    return "busy";
  },
  "let a license end, or renew it": async (world) => {
    const therapist = world.random.pick(world.therapists);
    const in3Days = world.practice.now().add({ hours: 72 });
    const inYears = world.practice.now().add({ hours: 24 * 800 });
    const expiresAt = world.random.int(0, 3) === 0 ? in3Days : inYears;
    await world.db.updateTable("credentials").set({ expiresAt }).where("therapistId", "=", therapist.id)
      .execute();
    return "changed";
  },
  "move to another state, or back": async (world) => {
    const patient = world.random.pick(world.patients);
    const state = world.random.int(0, 4) === 0 ? "NY" : "CO";
    await world.db.updateTable("patientProfiles").set({ state }).where("userId", "=", patient.id).execute();
    return "changed";
  },
};

/** How often each is tried in relation to the others; 1 if missing. */
export const weights: Partial<Record<string, number>> = {
  "book any time": 10,
  "book what is shown": 8,
  "book by type": 4,
  "let time pass": 3,
  "note anything of anything": 4,
  "plan a group": 3,
  "wait for a time": 2,
  "pass on what was given back": 3,
  "take what is offered": 3,
  "move as a patient": 3,
  "move as a therapist": 4,
  confirm: 3,
  "cancel as a patient": 2,
  arrive: 2,
  fulfil: 2,
  miss: 2,
  undo: 2,
  "ask to work together, and be taken on": 2,
};
