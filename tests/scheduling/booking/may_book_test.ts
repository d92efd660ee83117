import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../../lib/practice.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { addPatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { type MoveResult, moveVisits, previewMove } from "../../../lib/scheduling/booking/move_visits.ts";
import { bookPlan, type BookPlanResult } from "../../../lib/scheduling/booking/plan/book_plan.ts";
import { conflictName, type PlannedVisit } from "../../../lib/scheduling/booking/plan/conflicts.ts";
import type { Plan } from "../../../lib/scheduling/booking/plan/plan.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/booking/plan/planned_visit_facts.ts";
import { previewPlan } from "../../../lib/scheduling/booking/plan/preview_plan.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import { claimOffer } from "../../../lib/scheduling/waitlist/answer_offer.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { waitingEntries } from "../../../lib/scheduling/waitlist/waiting_entries.ts";
import { writeOffer } from "../../../lib/scheduling/waitlist/write_offer.ts";
import { bookingReadiness } from "../../../lib/welcome/booking_readiness.ts";
import { bookingPage } from "../../../routes/therapists/(_page)/booking_page.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { denver, practiceOn } from "../desk.ts";
import { decisions } from "./plan/a_plan.ts";
import { aType } from "../schedule/a_type.ts";
import { ANY_TIME, wait } from "../waitlist/waiting.ts";

/** A patient of a therapist who wants Wednesday at 10:00. Nothing prevents the booking. */
interface Scene {
  db: Db;
  practice: TestPractice;
  therapist: User;
  patient: User;
  /** A type of visit that the therapist offers. */
  typeId: string;
  startsAt: Temporal.Instant;
  /** Whether a stranger makes the attempt instead. */
  byStranger: boolean;
}

async function aScene(db: Db): Promise<Scene> {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { profile: { horizonDays: 60 } });
  const patient = await createPatient(practice);
  await connect(practice, patient, therapist);
  const saved = await addType(actingFor(practice, therapist), aType({ minutes: 50 }));
  assert.ok(saved.kind === "saved");
  const startsAt = denver("2026-03-04T10:00");
  return { db, practice, therapist, patient, typeId: saved.type.id, startsAt, byStranger: false };
}

async function byPatient({ practice, patient, byStranger }: Scene): Promise<Acting> {
  return actingFor(practice, byStranger ? await createPatient(practice) : patient);
}

async function byTherapist({ practice, therapist, byStranger }: Scene): Promise<Acting> {
  return actingFor(practice, byStranger ? await createTherapist(practice) : therapist);
}

const planOf = ({ therapist, patient, typeId, startsAt }: Scene, count: number): Plan => ({
  therapistId: therapist.id,
  patientIds: [patient.id],
  kind: "individual",
  typeId,
  startsAt,
  repeat: count > 1 ? { every: "week", count } : null,
});

/** The result of an attempt: done, or the code of its refusal. */
type Outcome = string;

const ofPlan = (result: BookPlanResult, isTherapist: boolean, override: string[] = []): Outcome => {
  if (result.kind === "booked") return "done";
  return result.kind === "conflicts" ? gravest(result.visits, isTherapist, override) : result.kind;
};

const ofMove = (result: MoveResult, isTherapist: boolean, override: string[] = []): Outcome => {
  if (result.kind === "moved") return "done";
  return result.kind === "conflicts" ? gravest(result.moves, isTherapist, override) : result.kind;
};

/** Returns the first code that the API reports for these visits and that was not overridden. */
const gravest = (visits: readonly PlannedVisit[], isTherapist: boolean, override: string[]): Outcome =>
  visits.flatMap((visit) => plannedVisitFacts(visit, isTherapist).conflicts)
    .find(({ name }) => name === null || !override.includes(name))?.code ?? "done";

/** Returns the names of all conflicts, as a therapist overrides every one of them. */
const namesOf = (visits: readonly PlannedVisit[]): string[] =>
  visits.flatMap((visit) => visit.conflicts.map((one) => conflictName(visit, one)));

/** Returns the refusal code of a single visit, in the form that a plan uses. */
function ofOne(result: { kind: string; reason?: string }): Outcome {
  if (result.kind === "booked" || result.kind === "rescheduled") return "done";
  return result.kind === "own_time_taken" ? "patient_taken" : result.reason ?? result.kind;
}

/** Every way to book or change a visit: its preparation, and then the attempt. */
const ways = {
  bookAppointment: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> => {
      const { therapist, patient, typeId, startsAt } = scene;
      const wish = { therapistId: therapist.id, patientId: patient.id, typeId, startsAt };
      return ofOne(
        await bookAppointment(await byPatient(scene), { ...wish, idempotencyKey: crypto.randomUUID() }),
      );
    }),

  bookSeries: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> =>
      ofPlan(await bookPlan(await byPatient(scene), planOf(scene, 2), decisions()), false)
    ),

  move: async (scene: Scene) => {
    const { practice, therapist, patient } = scene;
    const pair = { therapistId: therapist.id, patientId: patient.id };
    const { id } = await createAppointment(practice, { ...pair, startsAt: denver("2026-03-11T10:00") });
    return async (): Promise<Outcome> =>
      ofOne(
        await rescheduleAppointment(await byPatient(scene), { appointmentId: id, startsAt: scene.startsAt }),
      );
  },

  moveFollowing: async (scene: Scene) => {
    const { practice, therapist, patient } = scene;
    const seriesId = crypto.randomUUID();
    const pair = { therapistId: therapist.id, patientId: patient.id, seriesId };
    const { id } = await createAppointment(practice, { ...pair, startsAt: denver("2026-03-11T10:00") });
    await createAppointment(practice, { ...pair, startsAt: denver("2026-03-18T10:00") });
    return async (): Promise<Outcome> => {
      const move = { appointmentId: id, startsAt: scene.startsAt, scope: "following" } as const;
      return ofMove(await moveVisits(await byPatient(scene), move, { stay: [], override: [] }), false);
    };
  },

  claim: async (scene: Scene) => {
    const { db, practice, therapist, patient, typeId, startsAt } = scene;
    const entryId = await wait(actingFor(practice, patient), { therapistId: therapist.id, typeId });
    const [freedTimeId, now] = [crypto.randomUUID(), practice.now()];
    const offerId = await transaction(db, async (trx) => {
      const endsAt = startsAt.add({ minutes: 50 });
      await trx.insertInto("freedTimes")
        .values({ id: freedTimeId, therapistId: therapist.id, startsAt, endsAt, freedAt: now, nextAt: null })
        .execute();
      const entry = await waitingEntries(trx, now).where("entry.id", "=", entryId).executeTakeFirstOrThrow();
      const buffers = { bufferBeforeMinutes: 0, bufferAfterMinutes: 10 };
      const held = { therapistId: therapist.id, patientIds: [patient.id], startsAt, endsAt, ...buffers };
      const caller = { ...practice, requestId: "sweep", network: "", actor: null };
      const expiresAt = now.add({ minutes: 60 });
      await writeOffer(trx, caller, { freedTimeId, entry, held, expiresAt, readers: [] });
      const offer = await trx.selectFrom("waitlistOffers").select("id").where("entryId", "=", entryId)
        .executeTakeFirstOrThrow();
      return offer.id;
    });
    return async (): Promise<Outcome> => {
      const result = await claimOffer(await byPatient(scene), offerId);
      if (result.kind === "claimed") return "done";
      if (result.kind === "own_time_taken") return "patient_taken";
      if (result.kind !== "gone") return result.kind;
      // Patients learn only that the time is taken. The audit trail contains the reason.
      const { reason } = await db.selectFrom("auditEvents").select("reason")
        .where("subjectId", "=", entryId).where("action", "=", "claim_offer").executeTakeFirstOrThrow();
      return reason === "busy_elsewhere" ? "taken" : reason ?? "";
    };
  },

  override: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> => {
      const acting = await byTherapist(scene);
      const plan = planOf(scene, 1);
      const preview = await previewPlan(acting, plan);
      const override = preview.kind === "preview" ? namesOf(preview.visits) : [];
      return ofPlan(await bookPlan(acting, plan, decisions({ override })), true, override);
    }),

  overrideMove: async (scene: Scene) => {
    const { practice, therapist, patient } = scene;
    const pair = { therapistId: therapist.id, patientId: patient.id };
    const { id } = await createAppointment(practice, { ...pair, startsAt: denver("2026-03-11T10:00") });
    return async (): Promise<Outcome> => {
      const acting = await byTherapist(scene);
      const move = { appointmentId: id, startsAt: scene.startsAt, scope: "this" } as const;
      const preview = await previewMove(acting, move);
      const override = preview.kind === "conflicts" ? namesOf(preview.moves) : [];
      return ofMove(await moveVisits(acting, move, { stay: [], override }), true, override);
    };
  },

  seriesByTherapist: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> =>
      ofPlan(await bookPlan(await byTherapist(scene), planOf(scene, 2), decisions()), true)
    ),

  addPatient: async (scene: Scene) => {
    const { practice, therapist, patient, startsAt } = scene;
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    const pair = { therapistId: therapist.id, patientId: other.id };
    const { id } = await createAppointment(practice, { ...pair, startsAt, kind: "group" });
    return async (): Promise<Outcome> => {
      const change = { appointmentId: id, patientId: patient.id };
      const { kind } = await addPatient(await byTherapist(scene), change);
      return kind === "changed" ? "done" : kind;
    };
  },

  waitForVisit: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> => {
      const { therapist, patient, typeId } = scene;
      const what = { therapistId: therapist.id, patientId: patient.id, typeId };
      const { kind } = await joinWaitlist(await byPatient(scene), what, ANY_TIME);
      return kind === "joined" ? "done" : kind;
    }),

  waitForEarlier: async (scene: Scene) => {
    const { practice, therapist, patient } = scene;
    const pair = { therapistId: therapist.id, patientId: patient.id };
    const { id } = await createAppointment(practice, { ...pair, startsAt: denver("2026-03-11T10:00") });
    return async (): Promise<Outcome> => {
      const { kind } = await joinWaitlist(await byPatient(scene), { appointmentId: id }, ANY_TIME);
      return kind === "joined" ? "done" : kind;
    };
  },

  overApi: async (scene: Scene) => {
    const app = await testApp(scene.practice);
    return async (): Promise<Outcome> => {
      const { therapist, patient, typeId, startsAt } = scene;
      const wish = { therapistId: therapist.id, patientId: patient.id, typeId, startsAt: String(startsAt) };
      const client = await app.as({ id: (await byPatient(scene)).actor.userId, role: "patient" });
      const key = { "idempotency-key": crypto.randomUUID() };
      const response = await client.postJson("/api/appointments", wish, key);
      if (response.status === 201) return "done";
      const { type, reason } = await response.json();
      return ofOne({ kind: type.replace("urn:bloom:problem:", ""), reason });
    };
  },

  bookingPage: (scene: Scene) =>
    Promise.resolve(async (): Promise<Outcome> => {
      const { db, practice, therapist, patient, typeId, startsAt } = scene;
      const readiness = await bookingReadiness(db, patient.id);
      const shown = await bookingPage({ ...actingFor(practice, patient), readiness }, {
        therapistId: therapist.id,
        query: new URLSearchParams({ type: typeId, startsAt: startsAt.toString() }),
        timeZone: "America/Denver",
        ownTimeZone: "America/Denver",
      });
      return shown?.standing.kind === "ready" ? "done" : shown?.standing.kind ?? "not_found";
    }),
};

type Way = keyof typeof ways;

interface Reason {
  code: Outcome;
  arrange: (scene: Scene) => Promise<unknown>;
  /** The result of ways that differ on purpose; null for a way where this cannot happen. */
  except?: Partial<Record<Way, Outcome | null>>;
}

const profileOf = ({ db, therapist }: Scene, changes: { horizonDays?: number; noticeMinutes?: number }) =>
  db.updateTable("therapistProfiles").set(changes).where("userId", "=", therapist.id).execute();

/** A move keeps what was agreed with the booking. Only the license is checked again. */
const agreed = { move: "done", moveFollowing: "done", overrideMove: "done", waitForEarlier: "done" };

/** These ways do not judge a time: the waitlist, and the page before a time is chosen. */
const timeless = { waitForVisit: "done", waitForEarlier: "done", bookingPage: "done" };

/** A therapist can override these conflicts, and a patient who joins a visit takes its time as it is. */
const decided = { ...timeless, override: "done", overrideMove: "done", addPatient: "done" };

/** Every reason for a refusal, in the one order in which they are reported. */
const reasons: Reason[] = [
  {
    code: "not_found",
    arrange: (scene) => Promise.resolve(scene.byStranger = true),
    // Every patient can open the page for their own booking.
    except: { bookingPage: null },
  },
  {
    code: "not_connected",
    arrange: ({ db, patient }) =>
      db.updateTable("careRelationships").set({ status: "finished" }).where("patientId", "=", patient.id)
        .execute(),
    except: agreed,
  },
  {
    code: "profile_incomplete",
    arrange: ({ db, patient }) => db.deleteFrom("consents").where("userId", "=", patient.id).execute(),
    except: agreed,
  },
  {
    code: "not_licensed",
    arrange: ({ db, patient }) =>
      db.updateTable("patientProfiles").set({ state: "TX" }).where("userId", "=", patient.id).execute(),
  },
  {
    code: "type_not_offered",
    arrange: ({ db, practice, typeId }) =>
      db.updateTable("appointmentTypes").set({ archivedAt: practice.now() }).where("id", "=", typeId)
        .execute(),
    // The page shows the types that are left.
    except: { ...agreed, addPatient: "done", bookingPage: "done" },
  },
  {
    code: "past",
    arrange: (scene) => Promise.resolve(scene.startsAt = denver("2026-02-25T10:00")),
    // An offer ends before its time begins, and no patient can join a visit that has begun.
    except: { ...timeless, claim: null, addPatient: null },
  },
  { code: "too_far", arrange: (scene) => profileOf(scene, { horizonDays: 1 }), except: decided },
  {
    code: "license_ends",
    arrange: ({ db, therapist, startsAt }) =>
      db.updateTable("credentials").set({ expiresAt: startsAt.subtract({ hours: 1 }) })
        .where("therapistId", "=", therapist.id).execute(),
    // No other time can be chosen.
    except: { ...timeless, addPatient: "not_licensed" },
  },
  {
    code: "outside_hours",
    arrange: ({ db, therapist }) =>
      db.deleteFrom("availabilityRules").where("therapistId", "=", therapist.id).execute(),
    except: decided,
  },
  {
    code: "time_off",
    arrange: ({ db, practice, therapist, startsAt }) =>
      db.insertInto("timeOff").values({
        id: crypto.randomUUID(),
        therapistId: therapist.id,
        startsAt,
        endsAt: startsAt.add({ hours: 1 }),
        timeZone: "America/Denver",
        note: "",
        createdAt: practice.now(),
      }).execute(),
    except: decided,
  },
  {
    // The notice applies only to patients.
    code: "too_soon",
    arrange: (scene) => profileOf(scene, { noticeMinutes: 4 * 24 * 60 }),
    except: { ...decided, seriesByTherapist: "done" },
  },
  {
    // Patients do not learn that an external calendar is busy.
    code: "taken",
    arrange: async ({ db, practice, therapist, startsAt }) => {
      const [calendarId, now] = [crypto.randomUUID(), practice.now()];
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
      await db.insertInto("importedBusyTimes")
        .values({ calendarId, therapistId: therapist.id, startsAt, endsAt: startsAt.add({ minutes: 30 }) })
        .execute();
    },
    except: { ...decided, seriesByTherapist: "busy_elsewhere" },
  },
  {
    code: "taken",
    arrange: async ({ practice, therapist, startsAt }) => {
      const other = await createPatient(practice);
      await createAppointment(practice, { therapistId: therapist.id, patientId: other.id, startsAt });
    },
    // The offer, or the visit itself, holds the therapist's time.
    except: { ...timeless, claim: null, addPatient: null },
  },
  {
    code: "patient_taken",
    arrange: async ({ practice, patient, startsAt }) => {
      const other = await createTherapist(practice);
      await createAppointment(practice, { therapistId: other.id, patientId: patient.id, startsAt });
    },
    except: timeless,
  },
];

const outcomeOf = ({ code, except = {} }: Reason, way: Way): Outcome | null =>
  except[way] === undefined ? code : except[way];

for (const way of Object.keys(ways) as Way[]) {
  databaseTest(
    `${way}: every reason for a refusal has its code, and of two reasons the first is reported`,
    async ({ db }) => {
      const possible = reasons.filter((reason) => outcomeOf(reason, way) !== null);
      for (const index of possible.keys()) {
        const both = possible.slice(index, index + 2);
        const scene = await aScene(db);
        const attempt = await ways[way](scene);
        for (const reason of both) await reason.arrange(scene);
        const expected = both.map((reason) => outcomeOf(reason, way)).find((outcome) => outcome !== "done");
        assert.equal(await attempt(), expected ?? "done", both.map(({ code }) => code).join(" and "));
      }
    },
    { engines: ["PGlite"] },
  );
}

databaseTest("without a reason for refusal, every way to book or change a visit succeeds", async ({ db }) => {
  for (const way of Object.keys(ways) as Way[]) {
    const attempt = await ways[way](await aScene(db));
    assert.equal(await attempt(), "done", way);
  }
}, { engines: ["PGlite"] });
