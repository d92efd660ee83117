import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { signIn } from "../../lib/auth/sign_in/sign_in.ts";
import { findSession } from "../../lib/auth/sessions/session.ts";
import type { Session } from "../../lib/auth/sessions/found_session.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { callerFrom, freshBrowser } from "../auth/visitor.ts";
import { createAdmin, createPatient, createTherapist, FACTORY_PASSWORD } from "../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../support/practice.ts";

/** The people of a test; each may be the actor, the owner of a record, or the reader of a mail. */
export interface World {
  practice: TestPractice;
  db: Db;
  patient: User;
  therapist: User;
  admin: User;
  as: Record<"patient" | "therapist" | "admin", ReturnType<typeof actingFor>>;
  /** Signs the patient in, and returns their session. */
  session(): Promise<Session>;
}

/** An operation, and everything that it leaves. */
export interface Operation {
  what: string;
  /** Makes everything ready. @returns the operation itself. */
  ready(world: World): Promise<() => Promise<unknown>> | (() => Promise<unknown>);
  /** What it answers: the `kind` of its result, or else what is right. */
  answers?: string;
  /** "who action subject of owner", and the reason, if any. */
  events: string[];
  /** "reader: subject". */
  mails: string[];
}

/** Makes the people. */
export async function makeWorld(db: Db): Promise<World> {
  const practice = testPractice(db);
  practice.clock.set("2026-03-02T16:00:00Z");
  const patient = await createPatient(practice, { email: "patient@example.com" });
  const therapist = await createTherapist(practice, { email: "therapist@example.com" });
  const admin = await createAdmin(practice, { email: "admin@example.com" });
  const people = { patient, therapist, admin };
  return {
    practice,
    db,
    ...people,
    as: {
      patient: actingFor(practice, patient),
      therapist: actingFor(practice, therapist),
      admin: actingFor(practice, admin),
    },
    session: async () => {
      const caller = callerFrom(practice);
      const credentials = { email: patient.email, password: FACTORY_PASSWORD };
      const result = await signIn(caller, credentials, freshBrowser);
      if (result.kind !== "signed_in") throw new Error(result.kind);
      const found = await findSession(practice, result.token);
      if (!found) throw new Error("The session is gone.");
      return found.session;
    },
  };
}

/** Runs the operation. @returns the events and mails that it left, in alphabetical order. */
export async function tracesOf(world: World, { ready }: Operation) {
  const { db, practice } = world;
  const run = await ready(world);
  await runDueJobs(practice);
  const before = (await db.selectFrom("auditEvents").select("id").execute()).map(({ id }) => id);
  practice.outbox.length = 0;
  const result = await run();
  await runDueJobs(practice);
  const events = await db.selectFrom("auditEvents").selectAll().execute();
  const nameOf = (id: string | null) =>
    id === null
      ? "nobody"
      : (["patient", "therapist", "admin"] as const).find((who) => world[who].id === id) ?? "somebody else";
  return {
    answers: answerOf(result),
    events: events.filter(({ id }) => !before.includes(id)).map((event) =>
      `${nameOf(event.actorId)} ${event.outcome === "refused" ? "refused " : ""}${event.action} ` +
      `${event.subjectType} of ${nameOf(event.ownerId)}${event.reason ? `, ${event.reason}` : ""}`
    ).toSorted(),
    mails: practice.outbox.map(({ to, subject }) => `${to.replace("@example.com", "")}: ${subject}`)
      .toSorted(),
  };
}

const answerOf = (result: unknown): string | undefined =>
  typeof result === "object" && result !== null && "kind" in result ? String(result.kind) : undefined;
