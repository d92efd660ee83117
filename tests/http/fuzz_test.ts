/**
 * Sends every route broken, huge, wrong-typed, wrong-encoded and hostile input, the same for the same seed.
 * No answer is a 5xx or shows a stack, and no refused request stores anything.
 */
import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import type { Role } from "../../lib/shared/codes/roles.ts";
import { policy } from "../../lib/site/access/policy.ts";
import type { Rule } from "../../lib/site/access/rule.ts";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { createNote } from "../../lib/records/notes/create_note.ts";
import { openMemoryCache } from "../../lib/outside/cache/memory_cache.ts";
import type { Cache } from "../../lib/outside/cache/cache.ts";
import { type Client, testApp } from "../support/app.ts";
import { aWard, aWardForm } from "../people/guardians/a_ward.ts";
import { aType } from "../scheduling/schedule/a_type.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, testPractice } from "../support/practice.ts";
import { book, MONDAY, wish } from "../scheduling/desk.ts";
import { randomFrom } from "../support/random.ts";

const SEED = 20260302;
const LEAST_REQUESTS = 2000;

interface Ids {
  appointment: string;
  therapist: string;
  patient: string;
  measure: string;
  /** The ID of a note of each kind. */
  note: string;
}

type Random = ReturnType<typeof randomFrom>;

/** A limit that is never reached: this test is about input, and the limits would hide it. */
const unlimited: Cache = {
  ...openMemoryCache(),
  hit: () => Promise.resolve({ count: 1, resetsInSeconds: 60 }),
};

const schedule = {
  version: 1,
  timeZone: "America/Denver",
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 60,
  horizonDays: 60,
  hours: [{ weekday: 1, startsAt: "09:00", endsAt: "17:00" }],
  timeOff: [{ startsOn: "2026-05-01", endsOn: "2026-05-02", note: "" }],
};

const credential = { id: "YWJj", rawId: "YWJj", type: "public-key" };
const usedCredential = {
  ...credential,
  response: { clientDataJSON: "e30", authenticatorData: "YWJj", signature: "YWJj", userHandle: "YWJj" },
};

/** Valid input for the routes; each field is corrupted in turn. */
const license = {
  kind: "psychologist",
  number: "1",
  state: "CO",
  issuedOn: "2020-02-02",
  expiresOn: "2040-02-02",
};

const samples: Record<string, Record<string, unknown>> = {
  "POST /sign-up": {
    role: "patient",
    name: "Ada",
    email: "ada@example.com",
    password: "x",
    timeZone: "America/Denver",
  },
  "POST /sign-in": {
    email: "ada@example.com",
    password: "a quiet walk by the river",
    returnTo: "/appointments",
  },
  "POST /verify-email": { email: "ada@example.com", code: "000000", action: "verify" },
  "POST /welcome": {
    step: "about",
    legalName: "A",
    preferredName: "B",
    birthDate: "1890",
    state: "CO",
    phone: "1",
  },
  "POST /account": {
    section: "account",
    name: "",
    timeZone: "America/Denver",
    titles: "x",
    listed: "on",
  },
  "POST /therapists/:id/book": {
    startsAt: "2026-03-03T16:00:00Z",
    idempotencyKey: "short",
    timeZone: "America/Denver",
  },
  "POST /appointments/:id/cancellation": { reason: "x".repeat(501) },
  "POST /appointments/:id/settlement": { settlement: "undo" },
  "POST /appointments/:id/reschedule": { startsAt: "2026-03-03T03:00:00Z" },
  "POST /practice/appointments/new": {
    patient: crypto.randomUUID(),
    kind: "group",
    day: "2026-03-04",
    time: "10:00",
    every: "week",
    count: "4",
    skip: "2026-03-04T17:00:00Z",
    seen: "2026-03-04T17:00:00Z outside_hours",
    override: "yes",
    key: "a-key-for-the-test",
  },
  "POST /therapists/:id/book/series": {
    startsAt: "2026-03-04T17:00:00Z",
    every: "month",
    count: "4",
    key: "a-key-for-the-test",
  },
  "POST /account/family/new": aWardForm,
  "POST /appointments/:id/patients": { do: "add", patientId: crypto.randomUUID() },
  "POST /account/family/:id": { ...aWardForm, birthDate: "1990-01-01" },
  "POST /practice/types": { bookingMode: "request" },
  "POST /practice/types/new": {
    name: "Double hour",
    forWhom: "anyone",
    minutes: "90",
    bufferBeforeMinutes: "0",
    bufferAfterMinutes: "10",
  },
  "POST /practice/types/:id": { name: "Double hour", forWhom: "anyone", minutes: "90" },
  "POST /practice/types/:id/archival": { archived: "yes" },
  "POST /practice/schedule": {
    action: "save",
    version: "9",
    timeZone: "America/Denver",
    slotMinutes: "50",
    bufferBeforeMinutes: "0",
    bufferAfterMinutes: "0",
    noticeHours: "1",
    horizonDays: "60",
    "start-1": "09:00",
    "end-1": "17:00",
    "off-from": "2026-05-01",
    "off-to": "2026-05-02",
  },
  "POST /therapists/:id/waitlist": {
    earliest: "2026-03-03",
    latest: "2026-03-02",
    weekdays: "1",
    partsOfDay: "morning",
  },
  "POST /appointments/:id/waitlist": {
    earliest: "2026-03-03",
    latest: "2026-03-02",
    weekdays: "1",
    partsOfDay: "morning",
  },
  "POST /api/waitlist": {
    appointmentId: "00000000-0000-4000-8000-000000000000",
    earliest: "2026-03-03",
    latest: "2026-03-02",
    weekdays: ["1", "5"],
    partsOfDay: ["morning"],
  },
  "POST /therapists/:id/request": { note: "Hello." },
  "POST /practice/requests": { accepting: "maybe", firstVisitOpen: "yes" },
  "POST /practice/requests/:id": { decision: "decline", reason: "Full.", referTo: "" },
  "POST /care/:id/end": { cancelVisits: "yes" },
  "POST /api/care": { therapistId: "00000000-0000-4000-8000-000000000000", note: "Hello." },
  "POST /api/care/:id/answer": { decision: "decline", reason: "Full." },
  "POST /api/care/:id/end": { cancelVisits: false },
  "PUT /api/practice/care-settings": { accepting: "maybe", firstVisitOpen: true },
  "POST /account/calendar": { do: "nothing" },
  "POST /practice/calendars": { address: "https://127.0.0.1/a.ics", name: "Private" },
  "POST /api/practice/calendars": { address: "https://127.0.0.1/a.ics", name: "Private" },
  "POST /practice/credentials/new": license,
  "POST /practice/credentials/:id": license,
  "POST /api/practice/credentials": license,
  "POST /account/reminders": { minutesBefore: "60" },
  "PUT /api/user/reminders": { minutesBefore: [60] },
  "POST /admin/mail": { mail: "x" },
  "POST /measures/:id": { "item-1": "1", "item-2": "3", "item-9": "4", difficulty: "0" },
  "POST /practice/patients/:id/measures": { do: "ask", instrument: "phq9", repeats: "never" },
  "POST /api/practice/patients/:id/measures": { instrument: "phq9", repeats: "never" },
  "POST /api/measures/:id/answers": { answers: [0, 1, 2, 3], difficulty: 0 },
  "POST /admin/credentials/:id": { version: "1", decision: "refuse", reason: "No." },
  "POST /api/admin/credentials/:id/review": { version: 1, decision: "refuse", reason: "No." },
  "POST /api/auth/sign-up": {
    name: "Ada",
    email: "ada@example.com",
    password: "x",
    role: "patient",
    timeZone: "UTC",
  },
  "POST /api/auth/verify-email": { email: "ada@example.com", code: "000000" },
  "POST /api/auth/sign-in": { email: "ada@example.com", password: "a quiet walk by the river" },
  "POST /forgot-password": { email: "ada@example.com" },
  "POST /reset-password/:token": { password: "a quiet walk by the river" },
  "POST /account/security/password": {
    currentPassword: "a quiet walk by the river",
    newPassword: "a loud walk by the harbour",
  },
  "POST /account/email": { email: "ada@example.com", currentPassword: "a quiet walk by the river" },
  "POST /account/email/:token": { any: "thing" },
  "POST /account/data": { confirmation: "delet", currentPassword: "a quiet walk by the river" },
  "POST /api/auth/password-reset": { email: "ada@example.com" },
  "POST /api/auth/password-reset/confirmation": { token: "x", password: "a quiet walk by the river" },
  "PUT /api/user/password": {
    currentPassword: "a quiet walk by the river",
    newPassword: "a loud walk by the harbour",
  },
  "POST /api/user/email": { email: "ada@example.com", currentPassword: "a quiet walk by the river" },
  "POST /api/user/email/confirmation": { token: "x" },
  "DELETE /api/user": { confirmation: "delet", currentPassword: "a quiet walk by the river" },
  "POST /sign-in/two-factor": { code: "000000", trust: "yes" },
  "POST /account/security/second-factor": { code: "000000" },
  "POST /account/security/authenticator": { do: "begin", proof: "a quiet walk by the river", code: "000000" },
  "POST /account/security/recovery-codes": { proof: "a quiet walk by the river" },
  "POST /api/auth/second-factor": { code: "000000", trustBrowser: true },
  "POST /api/auth/confirmation": { proof: "a quiet walk by the river" },
  "POST /api/user/authenticator/confirmation": { code: "000000" },
  "POST /api/auth/passkey": { credential: usedCredential },
  "POST /api/auth/second-factor/passkey": { credential: usedCredential },
  "POST /api/auth/confirmation/passkey": { credential: usedCredential },
  "POST /api/user/passkeys": {
    name: "Phone",
    credential: {
      ...credential,
      response: { clientDataJSON: "e30", attestationObject: "o2NmbXRkbm9uZQ", transports: ["usb"] },
    },
  },
  "PATCH /api/user/passkeys/:id": { name: "Phone" },
  "POST /api/appointments": { therapistId: crypto.randomUUID(), startsAt: "2026-03-03T16:00:00Z" },
  "POST /api/appointments/:id/cancellation": { reason: "x".repeat(501) },
  "POST /api/appointments/:id/reschedule": { startsAt: "2026-03-02T16:00:00Z" },
  "POST /api/appointments/:id/settlement": { settlement: "undo" },
  "POST /api/appointments/plans": {
    therapistId: crypto.randomUUID(),
    startsAt: "2026-03-03T16:00:00Z",
    repeat: { every: "week", count: 4 },
  },
  "POST /api/appointments/series": {
    therapistId: crypto.randomUUID(),
    patientIds: [crypto.randomUUID()],
    startsAt: "2026-03-03T16:00:00Z",
    repeat: { every: "week", count: 4 },
    skip: [],
    override: ["2026-03-03T16:00:00Z outside_hours"],
  },
  "POST /api/appointments/:id/series/cancellation": { reason: "x".repeat(501) },
  "POST /api/appointments/:id/series/reschedule": {
    startsAt: "2026-03-03T16:00:00Z",
    scope: "all",
    stay: [],
    override: [],
  },
  "PATCH /api/user/profile": {
    legalName: "",
    birthDate: "2026-01-01",
    state: "XX",
    timeZone: "Nowhere",
    phone: "none",
    emergencyContact: { name: "", phone: "", relationship: "" },
    telehealthConsent: { version: "none" },
    listed: "yes",
    specialties: ["none"],
  },
  "PUT /api/practice/schedule": schedule,
  "POST /api/user/wards": aWard(),
  "POST /api/appointments/:id/patients": { do: "remove", patientId: crypto.randomUUID() },
  "PUT /api/user/wards/:id": aWard({ birthDate: "1990-01-01" }),
  "POST /api/practice/types": aType(),
  "PATCH /api/practice/types/:id": { name: "Visit", archived: true },
  "PUT /api/practice/booking-settings": { bookingMode: "request" },
};

for (const folder of ["notes", "psychotherapy-notes"]) {
  const text = "She slept better.";
  Object.assign(samples, {
    [`POST /practice/patients/:id/${folder}/new`]: { id: "1", do: "sign", text, visit: "" },
    [`POST /practice/patients/:id/${folder}/:noteId`]: { do: "save", version: "7", text, visit: "" },
    [`POST /api/practice/patients/:id/${folder}`]: { text, appointmentId: crypto.randomUUID() },
    [`PUT /api/practice/${folder}/:id`]: { version: 7, text, appointmentId: null },
    [`POST /api/practice/${folder}/:id/signature`]: { version: 7 },
    [`POST /api/practice/${folder}/:id/amendments`]: { versions: 7, text, reason: "A slip." },
  });
}

/** The query that an address needs to show its form. */
const questions: Record<string, string> = { "/welcome": "?step=about" };

const queryNames = [
  "specialty",
  "language",
  "state",
  "sort",
  "limit",
  "cursor",
  "from",
  "days",
  "timeZone",
  "day",
  "startsAt",
  "patient",
  "patientId",
]
  .concat("when", "step", "returnTo", "v", "email", "saved", "__proto__", "constructor");

const hostileText = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\u202eevil",
  "💥".repeat(50),
  "é".repeat(300),
  "x".repeat(5000),
  "x".repeat(70_000),
  "../../../etc/passwd",
  "' OR 1=1 --",
  '"; DROP TABLE users; --',
  "<script>alert(1)</script>",
  "{{7*7}}",
  "${7*7}",
  "%00",
  "%0d%0aSet-Cookie: a=b",
  "\r\nBcc: x@example.com",
  "a@b.c,d@e.f",
  "ada@exa\u200bmple.com",
  "ada＠example.com",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "0",
  "-1",
  "1e309",
  "NaN",
  "Infinity",
  "99999999999999999999",
  "2026-02-30",
  "0000-01-01",
  "9999-12-31",
  "+275760-09-13",
  "-000001-01-01",
  "2026-03-03T16:00:00",
  "2026-03-03T16:00:30Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:00Z",
  "24:00",
  "25:61",
  "America/Nowhere",
  "+05:00",
  "Etc/GMT+99",
  "null",
  "undefined",
  "true",
  "[]",
  "[object Object]",
  "__proto__",
  "constructor",
  "toString",
  "00000000-0000-0000-0000-000000000000",
  "00000000-0000-4000-8000-00000000000g",
  "AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA",
  "eyJub3QiOiJhIGN1cnNvciJ9",
];

const hostileJson: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  "",
  ...hostileText,
  Array(300).fill("x"),
  { length: 9 },
  { toString: "x" },
  JSON.parse('{"__proto__":{"role":"admin"}}'),
];

const rawBodies: [string, BodyInit, string][] = [
  ["nothing", "", "application/json"],
  ["broken JSON", '{"a":', "application/json"],
  ["JSON of another kind", "[1,2]", "application/json"],
  ["JSON that is text", '"text"', "application/json"],
  ["JSON that is null", "null", "application/json"],
  ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), "application/json"],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), "application/json; charset=utf-16"],
  ["nesting without end", "[".repeat(50_000), "application/json"],
  ["deep JSON", '{"a":'.repeat(5000) + "1" + "}".repeat(5000), "application/json"],
  ["too much", JSON.stringify({ a: "x".repeat(100_000) }), "application/json"],
  ["a form's field of 100 kB", `a=${"x".repeat(100_000)}`, "application/x-www-form-urlencoded"],
  [
    "thousands of fields",
    Array.from({ length: 9000 }, (_, i) => `f${i}=`).join("&"),
    "application/x-www-form-urlencoded",
  ],
  ["broken escapes", "email=%&password=%E0%A4%A&=&&&", "application/x-www-form-urlencoded"],
  ["a form that is no UTF-8", new Uint8Array([0x61, 0x3d, 0xff, 0xfe]), "application/x-www-form-urlencoded"],
  ["multipart without a boundary", "--x", "multipart/form-data"],
  [
    "multipart that breaks off",
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
    "multipart/form-data; boundary=x",
  ],
  [
    "a file where text belongs",
    '--x\r\nContent-Disposition: form-data; name="email"; filename="a"\r\n\r\nb\r\n--x--\r\n',
    "multipart/form-data; boundary=x",
  ],
  ["XML", "<a/>", "application/xml"],
  ["no media type", "a=b", "text/plain"],
];

const hostileIds = [
  "1",
  "%00",
  "%2e%2e",
  "..%2f..",
  "a".repeat(3000),
  "%E0%A4%A",
  "%ff",
  "null",
  "x%27--",
  "%F0%9F%92%A5",
]
  .concat("00000000-0000-4000-8000-000000000000", "AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA", "constructor", "*");

interface Sent {
  what: string;
  path: string;
  init: RequestInit;
}

interface Probe extends Sent {
  rule: Rule;
}

/** Mostly a caller whom the policy allows, so that the input reaches the handler. */
function whoAsks(random: Random, { who }: Rule): "nobody" | Role {
  const everyone = ["nobody", "patient", "therapist", "admin"] as const;
  return random.pick(who === "everyone" || random.next() < 0.2 ? everyone : who);
}

databaseTest("no route answers garbage with a 5xx or a stack, or stores any of it", async ({ db }) => {
  const practice = testPractice(db, { cache: unlimited });
  practice.clock.set(MONDAY);
  const therapist = await createTherapist(practice);
  const patient = await createPatient(practice);
  const { id } = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  await db.updateTable("careRelationships").set({ status: "active" }).execute();
  const asked = await askForMeasure(actingFor(practice, therapist), patient.id, {
    instrument: "phq9",
    repeats: "once",
  });
  assert.ok(asked.kind === "asked");
  const note = crypto.randomUUID();
  for (const kind of ["progress", "psychotherapy"] as const) {
    const draft = { id: note, text: "She slept well.", appointmentId: null, sign: false };
    await createNote(actingFor(practice, therapist), kind, patient.id, draft);
  }
  const ids = {
    appointment: id,
    therapist: therapist.id,
    patient: patient.id,
    measure: asked.request.id,
    note,
  };
  const app = await testApp(practice);
  const clients = {
    nobody: app.browser(),
    patient: await app.as(patient),
    therapist: await app.as(therapist),
    admin: await app.as(await createAdmin(practice)),
  };

  const random = randomFrom(SEED);
  let sent = 0;
  let state = await digest(db);
  while (sent < LEAST_REQUESTS) {
    for (const probe of probes(random, ids)) {
      // Signing out would leave the remaining probes without a user.
      const client = probe.path.includes("/sign-out")
        ? await app.as(patient)
        : clients[whoAsks(random, probe.rule)];
      state = await send(db, client, probe, state);
      sent++;
    }
  }
  assert.ok(sent >= LEAST_REQUESTS);
  for (const role of ["patient", "therapist", "admin"] as const) {
    assert.equal((await clients[role].fetch("/api/auth/session")).status, 200, `The ${role} was signed out.`);
  }
});

async function send(db: Db, client: Client, { what, path, init }: Sent, before: string): Promise<string> {
  const told = `${init.method} ${path.slice(0, 120)} with ${what}`;
  const response = await client.fetch(path, init);
  const text = await response.text();
  assert.ok(response.status < 500, `${told}: ${response.status} ${text.slice(0, 300)}`);
  assert.ok(
    !/\bat (file|async|https?):|node_modules|\.tsx?:\d+|syntax error at/.test(text),
    `${told} shows a stack`,
  );
  assert.equal(
    response.headers.get("x-content-type-options"),
    "nosniff",
    `${told} lacks the security headers`,
  );
  const after = await digest(db);
  if (response.status >= 400) assert.equal(after, before, `${told} was refused and yet stored something`);
  return after;
}

/**
 * Returns everything stored, except what a refusal leaves on purpose: audit events, attempt counts and
 * last-seen times.
 */
async function digest(db: Db): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    SELECT concat_ws(' ',
      (SELECT count(*) FROM tokens), (SELECT count(*) FROM sessions), (SELECT count(*) FROM jobs),
      (SELECT md5(coalesce(string_agg(u::text, '' ORDER BY u.id), '')) FROM users AS u),
      (SELECT md5(coalesce(string_agg(p::text, '' ORDER BY p.user_id), '')) FROM patient_profiles AS p),
      (SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t.user_id), '')) FROM therapist_profiles AS t),
      (SELECT md5(coalesce(string_agg(a::text, '' ORDER BY a.id), '')) FROM appointments AS a),
      (SELECT md5(coalesce(string_agg(r::text, '' ORDER BY r.id), '')) FROM availability_rules AS r),
      (SELECT count(*) FROM time_off), (SELECT count(*) FROM reminder_choices), (SELECT count(*) FROM booked_time), (SELECT count(*) FROM consents),
      (SELECT count(*) FROM imported_calendars),
      (SELECT md5(coalesce(string_agg(m::text, '' ORDER BY m.id), '')) FROM measure_requests AS m),
      (SELECT md5(coalesce(string_agg(n::text, '' ORDER BY n.id), '')) FROM progress_notes AS n),
      (SELECT md5(coalesce(string_agg(n::text, '' ORDER BY n.id), '')) FROM psychotherapy_notes AS n),
      (SELECT count(*) FROM progress_note_amendments), (SELECT count(*) FROM psychotherapy_note_amendments),
      (SELECT count(*) FROM measure_results), (SELECT count(*) FROM measure_flags),
      (SELECT count(*) FROM therapist_photos)) AS digest`.execute(db);
  return rows[0].digest;
}

/** Yields one round of requests through the whole site. */
function* probes(random: Random, ids: Ids): Generator<Probe> {
  for (const [route, rules] of Object.entries(policy)) {
    const own = ownId(route, ids);
    const path = route.replace(":id", own).replace(":noteId", ids.note).replace(":token", "x") +
      (questions[route] ?? "");
    for (const [method, rule] of Object.entries(rules)) {
      for (const request of requests(random, route, path, method)) yield { ...request, rule };
    }
  }
}

/** Returns the ID of a user's own data, for a route that needs one. */
function ownId(route: string, { appointment, therapist, patient, measure, note }: Ids): string {
  if (route.includes("notes/:id")) return note;
  if (route.includes("appointments/:id")) return appointment;
  if (route.includes("practice/patients/:id")) return patient;
  return route.includes("/measures/:id") ? measure : therapist;
}

function* requests(random: Random, route: string, path: string, method: string): Generator<Sent> {
  if (route.includes(":")) {
    const hostile = random.pick(hostileIds);
    yield {
      what: "a hostile address",
      path: route.replace(/:\w+/, hostile),
      init: bodyFor(route, method, {}),
    };
  }
  yield* method === "GET" ? queries(random, path) : bodies(random, route, path, method);
}

function* queries(random: Random, path: string): Generator<Sent> {
  for (let count = 0; count < 4; count++) {
    const query = new URLSearchParams();
    for (let field = 0; field < 2; field++) {
      // An address of 70 kB never reaches the application, because the server refuses it.
      query.append(random.pick(queryNames), random.pick(hostileText).slice(0, 2000).toWellFormed());
    }
    yield { what: "a hostile query", path: `${path.split("?")[0]}?${query}`, init: { method: "GET" } };
  }
  yield {
    what: "a broken query",
    path: `${path.split("?")[0]}?%E0%A4%A&=&&timeZone=%ff&cursor=%00`,
    init: { method: "GET" },
  };
}

function* bodies(random: Random, route: string, path: string, method: string): Generator<Sent> {
  const [what, body, type] = random.pick(rawBodies);
  yield { what, path, init: { method, body, headers: { "content-type": type } } };
  const sample = samples[`${method} ${route}`];
  if (!sample) return;
  for (const field of Object.keys(sample)) {
    const value = route.startsWith("/api/") ? random.pick(hostileJson) : random.pick(hostileText);
    yield { what: `a hostile ${field}`, path, init: bodyFor(route, method, { ...sample, [field]: value }) };
  }
  const [left] = Object.keys(sample).slice(random.int(0, Object.keys(sample).length - 1));
  const { [left]: _, ...without } = sample;
  yield { what: `no ${left}`, path, init: bodyFor(route, method, without) };
  yield {
    what: "an unknown field",
    path,
    init: bodyFor(route, method, { ...sample, role: "admin", userId: ids(random) }),
  };
}

const ids = (random: Random) => random.pick(hostileIds);

function bodyFor(route: string, method: string, fields: Record<string, unknown>): RequestInit {
  if (method === "GET") return { method };
  if (!route.startsWith("/api/")) {
    const entries = Object.entries(fields).map((
      [name, value],
    ): [string, string] => [name, String(value).toWellFormed()]);
    return { method, body: new URLSearchParams(entries) };
  }
  const headers = { "content-type": "application/json", "idempotency-key": "fuzz-0123456789" };
  return { method, body: JSON.stringify(fields), headers };
}
