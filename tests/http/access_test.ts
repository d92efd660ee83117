import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { transaction } from "../../db/transaction.ts";
import { actingAs } from "../../lib/site/access/access.ts";
import { judge, policy } from "../../lib/site/access/policy.ts";
import type { Rule } from "../../lib/site/access/rule.ts";
import type { Acting, Actor } from "../../lib/practice.ts";
import { logMails } from "../../lib/jobs/mail_log/log_mails.ts";
import { answerMeasure } from "../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { listOpenFlags } from "../../lib/records/measures/measure_flags.ts";
import { createNote } from "../../lib/records/notes/create_note.ts";
import { submitCredential } from "../../lib/people/credentials/submit_credential.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { addCalendar } from "../../lib/scheduling/calendars/import/add_calendar.ts";
import { findSlots } from "../../lib/scheduling/free/find_slots.ts";
import { joinWaitlist } from "../../lib/scheduling/waitlist/join_waitlist.ts";
import { addType } from "../../lib/scheduling/schedule/save_type.ts";
import { aType } from "../scheduling/schedule/a_type.ts";
import { addPasskey } from "../support/add_passkey.ts";
import { addAWard, aWard } from "../people/guardians/a_ward.ts";
import { createAdmin, createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { actingFor, testConfig, testPractice } from "../support/practice.ts";

const aWish = { earliest: "2026-03-02", latest: "2099-03-02", weekdays: "1", partsOfDay: "morning" };

/** Input that would succeed for the owner, so that a refusal can only come from the policy. */
const requests: Record<string, { query?: string; json?: unknown; form?: Record<string, string> }> = {
  "POST /welcome as patient": { query: "?step=about" },
  "POST /welcome as therapist": { query: "?step=profile" },
  "POST /appointments/:id/cancellation": { form: { reason: "" } },
  "POST /api/appointments/:id/cancellation": { json: { reason: "" } },
  "POST /api/appointments/:id/patients": { json: { do: "remove", patientId: crypto.randomUUID() } },
  "POST /practice/types/:id": {
    form: { ...aType(), minutes: "50", bufferBeforeMinutes: "0", bufferAfterMinutes: "0" },
  },
  "POST /practice/types/:id/archival": { form: { archived: "no" } },
  "PUT /api/practice/booking-settings": { json: { bookingMode: "instant" } },
  "POST /appointments/:id/reschedule": { form: { startsAt: "2026-03-03T16:00:00Z" } },
  "POST /api/appointments/:id/series/cancellation": { json: {} },
  "POST /api/appointments/:id/series/reschedule": { json: { startsAt: "2026-03-03T16:00:00Z" } },
  "POST /appointments/:id/settlement": { form: { settlement: "arrive" } },
  "POST /api/appointments/:id/reschedule": { json: { startsAt: "2026-03-02T16:00:00Z" } },
  "POST /api/appointments/:id/settlement": { json: { settlement: "arrive" } },
  "POST /therapists/:id/waitlist": { form: aWish },
  "POST /appointments/:id/waitlist": { form: aWish },
  "POST /account/security/providers": { form: { do: "link:google" } },
  "POST /practice/requests/:id": { form: { decision: "accept" } },
  "POST /api/care/:id/answer": { json: { decision: "accept" } },
  "PUT /api/user/wards/:id": { json: aWard() },
  "PATCH /api/user/passkeys/:id": { json: { name: "Phone" } },
  "POST /api/measures/:id/answers": { json: { answers: [0, 0, 0, 0, 0, 0, 0, 0, 0] } },
  "POST /api/practice/patients/:id/measures": { json: { instrument: "gad7", repeats: "once" } },
  "POST /practice/patients/:id/measures": { form: { do: "ask", instrument: "gad7", repeats: "once" } },
};

for (const folder of ["notes", "psychotherapy-notes"]) {
  const id = crypto.randomUUID();
  const text = "She slept better.";
  Object.assign(requests, {
    [`POST /practice/patients/:id/${folder}/new`]: { form: { id, do: "save", text } },
    [`POST /practice/patients/:id/${folder}/:noteId`]: { form: { do: "save", version: "1", text } },
    [`POST /api/practice/patients/:id/${folder}`]: { json: { text } },
    [`PUT /api/practice/${folder}/:id`]: { json: { version: 1, text } },
    [`POST /api/practice/${folder}/:id/signature`]: { json: { version: 1 } },
    [`POST /api/practice/${folder}/:id/amendments`]: { json: { versions: 1, text, reason: "A slip." } },
  });
}

/** Every kind of caller. */
const knocking = ["nobody", "patient", "otherPatient", "therapist", "otherTherapist", "admin"] as const;

/** A user's data behind the routes that end with it. */
interface Fixture {
  of: string;
  id: string;
  /** A second ID in its address. */
  innerId?: string;
  owners: readonly string[];
}

const anAdmin = { role: "admin", twoFactors: true } as const;

Deno.test("the policy refuses a route or method that it does not name", () => {
  assert.equal(judge("/not/there", "GET", anAdmin).kind, "unknown_route");
  assert.equal(judge("/healthz", "DELETE", anAdmin).kind, "unknown_method");
  assert.equal(judge("constructor", "GET", anAdmin).kind, "unknown_route");
  assert.equal(judge("/healthz", "constructor", anAdmin).kind, "unknown_method");
});

Deno.test("HEAD is judged like GET", () => {
  assert.equal(judge("/appointments", "HEAD", { role: "patient", twoFactors: false }).kind, "allowed");
  assert.equal(judge("/appointments", "HEAD", null).kind, "sign_in_first");
});

Deno.test("/admin is for admins only, /practice for therapists only, and a record only for the people it concerns", () => {
  for (const [route, rules] of Object.entries(policy)) {
    for (const { who, whose } of Object.values(rules)) {
      if (/^(\/api)?\/admin(\/|$)/.test(route)) assert.deepEqual(who, ["admin"], route);
      if (/^(\/api)?\/practice(\/|$)/.test(route)) assert.deepEqual(who, ["therapist"], route);
      if (/^(\/api)?\/appointments(\/|$)/.test(route)) assert.equal(whose, "own", route);
      if (whose !== "nobody") assert.notEqual(who, "everyone", route);
    }
  }
});

databaseTest("authorization runs in the handler's own path, not only in a middleware", async ({ db }) => {
  const practice = testPractice(db);
  const acting = actingFor(practice, await createPatient(practice));
  const ask = (route: string, actor: Actor | null) => () =>
    actingAs({
      req: new Request("http://bloom.test/"),
      route,
      state: { ...acting, actor, session: null, readiness: null, stylesheet: null, directives: [] },
    });
  assert.equal(ask("/appointments", acting.actor)().actor.userId, acting.actor.userId);
  assert.throws(ask("/practice", acting.actor), { status: 403 });
  assert.throws(ask("/appointments", null), { status: 401 });
  assert.throws(ask("/", null), { status: 401 }, "even where everyone has access");
}, { engines: ["PGlite"] });

databaseTest("a 405 lists the allowed methods", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const response = await app.fetch("/healthz", { method: "DELETE" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, HEAD, OPTIONS");
}, { engines: ["PGlite"] });

databaseTest("every route of the app is in the policy, and the policy names no other", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const served = app.routes().flatMap(({ pattern, methods }) =>
    methods.map((method) => `${method} ${pattern}`)
  );
  const named = Object.entries(policy).flatMap(([pattern, rules]) =>
    Object.keys(rules).map((method) => `${method} ${pattern}`)
  );
  const counted = (list: string[]) => list.filter((entry) => !/^(HEAD|OPTIONS) /.test(entry)).toSorted();
  assert.deepEqual(counted(served), counted(named));
});

databaseTest(
  "every route answers visitor, patient, therapist and admin, owner or not, as the policy says",
  async ({ db }) => {
    const config = testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
    const practice = testPractice(db, { config });
    const [patient, otherPatient, therapist, otherTherapist, admin] = [
      await createPatient(practice),
      await createPatient(practice),
      await createTherapist(practice),
      await createTherapist(practice),
      await createAdmin(practice),
    ];
    const people = { patient, otherPatient, therapist, otherTherapist, admin };
    const acting = await actingFor(practice, patient);
    const today = practice.now().toZonedDateTimeISO(therapist.timeZone).toPlainDate();
    const found = await findSlots(acting, {
      therapistId: therapist.id,
      from: today,
      days: 14,
      timeZone: therapist.timeZone,
    });
    assert.ok(found.kind === "found" && found.nextFree);
    const booked = await bookAppointment(acting, {
      therapistId: therapist.id,
      startsAt: found.nextFree.startsAt,
      idempotencyKey: crypto.randomUUID(),
    });
    assert.ok(booked.kind === "booked");

    await db.insertInto("accounts").values({
      id: crypto.randomUUID(),
      userId: patient.id,
      issuer: "https://accounts.google.com",
      subject: "1",
      passwordHash: null,
      createdAt: practice.now(),
    }).execute();
    const { id: careId } = await db.selectFrom("careRelationships").select("id").executeTakeFirstOrThrow();
    const credentialId = await addCredential(actingFor(practice, therapist));
    await db.updateTable("careRelationships").set({ status: "active" }).execute();
    const measures = await addMeasures(actingFor(practice, therapist), acting);
    const onlyPatient = ["patient"];
    const onlyTherapist = ["therapist"];
    const { id: groupId } = await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: otherPatient.id,
      kind: "group",
      startsAt: practice.now().add({ hours: 24 * 50 }),
    });
    const fixtures: Fixture[] = [
      { of: "/measures/results/:id", id: measures.resultId, owners: onlyPatient },
      { of: "/measure-results/:id", id: measures.resultId, owners: ["patient", "therapist"] },
      { of: "/measures/:id", id: measures.requestId, owners: onlyPatient },
      { of: "/measure-requests/:id", id: measures.requestId, owners: onlyTherapist },
      { of: "/flags/:id", id: measures.flagId, owners: onlyTherapist },
      {
        of: "patients/:id/measures/:resultId",
        id: patient.id,
        innerId: measures.resultId,
        owners: onlyTherapist,
      },
      {
        of: "practice/calendars/:id",
        id: await addImportedCalendar(actingFor(practice, therapist)),
        owners: ["therapist"],
      },
      {
        of: "practice/types/:id",
        id: await addAppointmentType(actingFor(practice, therapist)),
        owners: onlyTherapist,
      },
      ...await waitlistFixtures(actingFor(practice, therapist), acting, booked.appointment.id),
      ...await noteFixtures(actingFor(practice, therapist), patient.id),
      { of: "family/:id", id: (await addAWard(acting)).id, owners: ["patient"] },
      { of: "wards/:id", id: (await addAWard(acting)).id, owners: ["patient"] },
      { of: "care/:id", id: careId, owners: ["patient", "therapist"] },
      { of: "practice/requests/:id", id: careId, owners: ["therapist"] },
      { of: "practice/patients/:id", id: patient.id, owners: ["therapist"] },
      { of: "practice/credentials/:id", id: credentialId, owners: ["therapist"] },
      { of: "admin/mail/:id", id: await addMail(db, practice.now()), owners: ["admin"] },
      { of: "admin/credentials/:id", id: credentialId, owners: ["admin"] },
      { of: "appointments/:id/patients", id: groupId, owners: onlyTherapist },
      { of: "appointments/:id", id: booked.appointment.id, owners: ["patient", "therapist"] },
      { of: "user/providers/:provider", id: "google", owners: ["patient"] },
      { of: "user/sessions/:id", id: await addSession(db, patient.id), owners: ["patient"] },
      { of: "browsers/:id", id: await addBrowser(db, patient.id), owners: ["patient"] },
      { of: "passkeys/:id", id: await addPasskey(db, { userId: patient.id }), owners: ["patient"] },
    ];
    const app = await testApp(practice);
    const wrong: string[] = [];
    for (const [route, rules] of Object.entries(policy)) {
      for (const [method, rule] of Object.entries(rules) as [string, Rule][]) {
        for (const as of knocking) {
          const record = fixtures.find(({ of }) => route.includes(of));
          const owns = record?.owners.includes(as) ?? false;
          const path = route.replace(":id", record?.id ?? therapist.id).replace(":token", "x")
            .replace(/:(resultId|noteId)/, record?.innerId ?? therapist.id).replace(":provider", "google")
            .replace(":role", "therapist");
          const { json, form, query = "" } = requests[`${method} ${route}`] ??
            requests[`${method} ${route} as ${roleOf(as)}`] ?? {};
          const client = as === "nobody" ? app : await app.as(people[as], { twoFactors: true });
          // The owner's writes are left out: their own tests cover them.
          if (method !== "GET" && owns) continue;
          const body = method === "GET"
            ? undefined
            : route.startsWith("/api/")
            ? JSON.stringify(json ?? {})
            : new URLSearchParams(form);
          const response = await client.fetch(path + query, {
            method,
            body,
            headers: typeof body === "string" ? { "content-type": "application/json" } : {},
          });
          await response.body?.cancel();
          const expected = expectation(
            route,
            rule,
            as,
            record !== undefined && !owns,
            Object.values(form ?? {}).some((text) => text !== ""),
          );
          if (!expected(response)) {
            wrong.push(
              `${method} ${route} as ${as}: ${response.status} ${response.headers.get("location") ?? ""}`,
            );
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
  },
);

/** Adds a result with a flag, and a waiting request. */
async function addMeasures(therapist: Acting, patient: Acting) {
  const patientId = patient.actor.userId;
  const first = await askForMeasure(therapist, patientId, { instrument: "phq9", repeats: "once" });
  assert.ok(first.kind === "asked");
  const answers = [0, 0, 0, 0, 0, 0, 0, 0, 1];
  const answered = await answerMeasure(patient, first.request.id, { answers, difficulty: null });
  assert.ok(answered.kind === "answered");
  const second = await askForMeasure(therapist, patientId, { instrument: "phq9", repeats: "once" });
  assert.ok(second.kind === "asked");
  const [flag] = await listOpenFlags(therapist);
  return { requestId: second.request.id, resultId: answered.result.id, flagId: flag.id };
}

/** Returns a note of each kind, on its page and in the API. */
async function noteFixtures(therapist: Acting, patientId: string): Promise<Fixture[]> {
  const owners = ["therapist"];
  const folders = { progress: "notes", psychotherapy: "psychotherapy-notes" } as const;
  const fixtures: Fixture[] = [];
  for (const kind of ["progress", "psychotherapy"] as const) {
    const note = { id: crypto.randomUUID(), text: "She slept well.", appointmentId: null, sign: false };
    const created = await createNote(therapist, kind, patientId, note);
    assert.ok(created.kind === "saved");
    const folder = folders[kind];
    fixtures.push(
      { of: `patients/:id/${folder}/:noteId`, id: patientId, innerId: note.id, owners },
      { of: `practice/${folder}/:id`, id: note.id, owners },
    );
  }
  return fixtures;
}

/** Returns a patient who waits for an earlier time, and their offer. */
async function waitlistFixtures(
  therapist: Acting,
  patient: Acting,
  appointmentId: string,
): Promise<Fixture[]> {
  const { db, now } = patient;
  const today = now().toZonedDateTimeISO("UTC").toPlainDate();
  const joined = await joinWaitlist(patient, { appointmentId }, {
    earliest: today,
    latest: today.add({ days: 30 }),
    weekdays: ["1"],
    partsOfDay: ["morning"],
  });
  assert.ok(joined.kind === "joined");
  const [id, freedTimeId] = [crypto.randomUUID(), crypto.randomUUID()];
  const time = {
    therapistId: therapist.actor.userId,
    startsAt: now().add({ hours: 48 }),
    endsAt: now().add({ hours: 49 }),
  };
  await db.insertInto("freedTimes").values({ id: freedTimeId, ...time, freedAt: now(), nextAt: null })
    .execute();
  await db.insertInto("waitlistOffers").values({
    id,
    freedTimeId,
    entryId: joined.entryId,
    appointmentId: null,
    typeId: null,
    ...time,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    offeredAt: now(),
    expiresAt: now().add({ hours: 2 }),
    state: "offered",
    liveFreedTimeId: freedTimeId,
    liveEntryId: joined.entryId,
  }).execute();
  return [
    { of: "waitlist/offers/:id", id, owners: ["patient"] },
    { of: "practice/waitlist/:id", id: joined.entryId, owners: ["therapist"] },
    { of: "waitlist/:id", id: joined.entryId, owners: ["patient"] },
  ];
}

async function addAppointmentType(acting: Acting): Promise<string> {
  const result = await addType(acting, aType());
  assert.ok(result.kind === "saved");
  return result.type.id;
}

async function addCredential(acting: Acting): Promise<string> {
  const { timeZone } = acting.actor;
  const today = acting.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const result = await submitCredential(acting, null, {
    kind: "psychologist",
    number: "1",
    state: "NM",
    issuedOn: today.subtract({ days: 9 }).toString(),
    expiresOn: today.add({ days: 99 }).toString(),
    document: { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) },
  });
  assert.ok(result.kind === "submitted");
  return result.credential.id;
}

async function addMail(db: Db, at: Temporal.Instant): Promise<string> {
  const id = crypto.randomUUID();
  await transaction(
    db,
    (trx) => logMails(trx, at, [{ id, kind: "notice", userId: null, to: "a@b.example" }]),
  );
  return id;
}

async function addImportedCalendar(acting: Acting): Promise<string> {
  const result = await addCalendar(acting, { name: "", address: "https://calendar.example/a.ics" });
  assert.ok(result.kind === "added");
  return result.id;
}

async function addSession(db: Db, userId: string): Promise<string> {
  const id = crypto.randomUUID();
  const now = Temporal.Now.instant();
  await db.insertInto("sessions").values({
    id,
    tokenHash: id,
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now.add({ hours: 24 }),
    network: "192.0.2.1",
    userAgent: "",
    method: "password",
    provenAt: now,
    secondFactorAt: null,
  }).execute();
  return id;
}

async function addBrowser(db: Db, userId: string): Promise<string> {
  const id = crypto.randomUUID();
  const now = Temporal.Now.instant();
  await db.insertInto("browsers").values({
    id,
    userId,
    secretHash: id,
    userAgent: "",
    firstSeenAt: now,
    lastSeenAt: now,
    trustedUntil: now.add({ hours: 24 }),
  }).execute();
  return id;
}

/** Returns the check that a response to this caller must pass. */
function expectation(
  route: string,
  { who }: Rule,
  as: string,
  notTheirs: boolean,
  wrote: boolean,
): (response: Response) => boolean {
  const role = roleOf(as);
  const isApi = route.startsWith("/api/");
  if (who === "everyone") return ({ status }) => status !== 403 && status < 500 && (status !== 401 || isApi);
  if (role === "nobody") {
    const signInFirst = ({ status, headers }: Response) =>
      status === 303 && (headers.get("location") ?? "").startsWith("/sign-in");
    // A filled-in form is given back.
    return (response) => (isApi || wrote) ? response.status === 401 : signInFirst(response);
  }
  if (!who.some((allowed) => allowed === role)) return ({ status }) => status === 403;
  if (notTheirs) return ({ status }) => status === 404;
  return ({ status }) => status < 500 && status !== 401 && status !== 403 && status !== 404 && status !== 405;
}

const roleOf = (as: string): string => ({ otherPatient: "patient", otherTherapist: "therapist" })[as] ?? as;
