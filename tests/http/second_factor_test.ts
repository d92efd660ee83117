/**
 * Every address with every method, as a therapist and as an admin who signed in with one factor. What shows
 * records is read from the answers themselves, never from the policy.
 */
import assert from "node:assert/strict";
import type { User } from "../../db/schema/accounts.ts";
import { databaseTest } from "../support/database.ts";
import { bodyOf, formsOf } from "../support/page_forms.ts";
import { type FullPractice, fullPractice, secrets } from "./full_practice.ts";

const scheduleWithoutHours = {
  timeZone: "America/Denver",
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 1440,
  horizonDays: 60,
  hours: [],
  timeOff: [],
  version: 1,
};

/** Bodies of the JSON API that are valid, or conflict with what is stored. */
const bodies = (full: FullPractice): Record<string, unknown[]> => {
  const startsAt = full.secretVisit.toString();
  const visit = { therapistId: full.therapist.id, startsAt };
  const answer = [{ decision: "accept" }, { decision: "decline", reason: "Full." }];
  return {
    "PUT /api/practice/schedule": [scheduleWithoutHours, { ...scheduleWithoutHours, version: 99 }],
    "POST /api/practice/calendars": [{ name: "Home", address: "https://calendar.example/a.ics" }],
    "PUT /api/practice/care-settings": [{ accepting: "yes", firstVisitOpen: true }],
    "PUT /api/practice/booking-settings": [{ bookingMode: "request" }],
    "POST /api/appointments": [visit],
    "POST /api/appointments/plans": [{ ...visit, repeat: { every: "week", count: 2 } }],
    "POST /api/appointments/series": [{ ...visit, patientIds: [full.patient.id] }],
    "POST /api/appointments/:id/reschedule": [{ startsAt }],
    "POST /api/appointments/:id/series/reschedule": [{ startsAt, scope: "all" }],
    "POST /api/appointments/:id/cancellation": [{ reason: "" }],
    "POST /api/appointments/:id/series/cancellation": [{ reason: "" }],
    "POST /api/appointments/:id/settlement": [{ settlement: "confirm" }],
    "POST /api/appointments/:id/patients": [{ do: "add", patientId: full.patient.id }],
    "POST /api/care/:id/answer": answer,
    "POST /api/care/:id/end": [{ cancelVisits: false }],
    "POST /api/admin/credentials/:id/review": [
      { version: 1, decision: "refuse", reason: "No." },
      { version: 9, decision: "verify" },
    ],
    "POST /api/practice/patients/:id/measures": [{ instrument: "gad7", repeats: "once" }],
    "POST /api/practice/patients/:id/notes": [{ text: "Well." }],
    "PUT /api/practice/notes/:id": [{ version: 1, text: "Well." }, { version: 9, text: "Well." }],
    "POST /api/practice/notes/:id/signature": [{ version: 1 }, { version: 9 }],
    "PUT /api/practice/psychotherapy-notes/:id": [{ version: 9, text: "Well." }],
    "PATCH /api/user/profile": [{ timeZone: "America/Denver" }],
    "PUT /api/user/reminders": [{ minutesBefore: [60] }],
  };
};

/** Forms whose page does not show them, or that conflict with what is stored. */
const forms = (full: FullPractice): Record<string, Record<string, string>[]> => ({
  "POST /practice/schedule": ["save", "preview", "add-hours:1"].map((action) => ({
    action,
    version: "1",
    timeZone: "America/Denver",
    slotMinutes: "50",
    bufferBeforeMinutes: "0",
    bufferAfterMinutes: "10",
    noticeHours: "24",
    horizonDays: "60",
  })),
  "POST /practice/requests": [{ accepting: "maybe" }, { accepting: "yes" }],
  "POST /practice/calendars": [{ address: "nowhere" }, { address: "https://calendar.example/b.ics" }],
  "POST /practice/appointments/new": [{
    patient: full.patient.id,
    day: full.secretVisit.toZonedDateTimeISO("America/Denver").toPlainDate().toString(),
    time: "10:00",
    key: "a-key-for-the-test",
  }],
  "POST /appointments/:id/reschedule": [{ startsAt: full.secretVisit.toString() }],
  "POST /appointments/:id/settlement": [{ settlement: "confirm" }],
  "POST /practice/requests/:id": [{ decision: "accept" }],
});

interface Ask {
  what: string;
  path: string;
  init: RequestInit;
}

/** Yields every request: each address and method, with no body, a broken one and fitting ones. */
async function* everyRequest(full: FullPractice, of: User): AsyncGenerator<Ask> {
  const served = full.app.routes().filter(({ pattern }) => pattern !== "/sign-out");
  const [json, fields] = [bodies(full), forms(full)];
  const reader = await full.app.as(of);
  for (const { pattern, methods } of served) {
    const path = full.addressOf(pattern);
    for (const method of methods.filter((each) => each !== "HEAD" && each !== "OPTIONS")) {
      const ask = (body?: BodyInit, headers: Record<string, string> = {}) => ({
        what: `${method} ${pattern}`,
        path,
        init: { method, body, headers: { "idempotency-key": crypto.randomUUID(), ...headers } },
      });
      yield ask();
      if (method === "GET") continue;
      if (pattern.startsWith("/api/")) {
        for (const body of [{}, { version: "x" }, ...json[`${method} ${pattern}`] ?? []]) {
          yield ask(JSON.stringify(body), { "content-type": "application/json" });
        }
        continue;
      }
      yield ask(new URLSearchParams({ a: "b" }));
      for (const given of fields[`${method} ${pattern}`] ?? []) yield ask(new URLSearchParams(given));
      const page = await reader.fetch(path);
      if (page.status !== 200 || !page.headers.get("content-type")?.startsWith("text/html")) {
        await page.body?.cancel();
        continue;
      }
      for (const form of formsOf(await page.text())) {
        if (form.method !== "post" || (form.action && !form.action.startsWith(path))) continue;
        for (const button of form.buttons) yield ask(bodyOf(form, button ? { [button[0]]: button[1] } : {}));
      }
    }
  }
}

/** Returns what an answer says of the patients: their names and words, and the time of the secret visit. */
async function recordsIn(
  full: FullPractice,
  words: readonly string[],
  response: Response,
): Promise<string[]> {
  const text = (await response.text()).replaceAll("&#39;", "'").replaceAll("&#x27;", "'");
  const at = full.secretVisit.toString();
  const times = text.includes(at) || text.includes(at.replace("Z", ".000Z")) ? [at] : [];
  return [...words.filter((word) => text.includes(word)), ...times];
}

/** Returns the names and words of every patient, as they are stored. */
async function wordsOf({ practice: { db } }: FullPractice): Promise<string[]> {
  const users = await db.selectFrom("users").select(["name", "role"]).execute();
  const profiles = await db.selectFrom("patientProfiles")
    .select(["legalName", "emergencyName", "phone"]).execute();
  const known = profiles.flatMap(({ legalName, emergencyName, phone }) => [legalName, emergencyName, phone]);
  const namesOf = (isPatient: boolean) =>
    users.filter(({ role }) => (role === "patient") === isPatient).map(({ name }) => name);
  const words = new Set([...namesOf(true), ...known, secrets.request, secrets.note]);
  // Some are called like a therapist, whose name is public.
  for (const name of ["", null, ...namesOf(false)]) words.delete(name);
  return [...words].filter((word) => word !== null);
}

for (const [role, who] of [["therapist", "a therapist"], ["admin", "an admin"]] as const) {
  databaseTest(
    `${who} who signed in with one factor sees no patient's name, time or words, by any method of any address`,
    async ({ db }) => {
      const full = await fullPractice(db);
      const words = await wordsOf(full);
      const withOneFactor = () => full.app.as(full[role], { twoFactors: false });
      const told: string[] = [];
      let client = await withOneFactor();
      let asked = 0;
      for await (const { what, path, init } of everyRequest(full, full[role])) {
        const response = await client.fetch(path, init);
        // Some of these requests end the session, or renew it.
        if (response.headers.getSetCookie().length > 0) client = await withOneFactor();
        // A form that is given back says what was typed, and no more.
        const sent = init.body instanceof URLSearchParams ? [...init.body.values()] : [];
        const found = (await recordsIn(full, words, response)).filter((word) => !sent.includes(word));
        if (found.length > 0) told.push(`${what}: ${found.join(", ")}`);
        asked++;
      }
      assert.deepEqual([...new Set(told)], []);
      assert.ok(asked > 300, `${asked} requests`);
    },
  );
}

databaseTest(
  "with two factors the same requests show records, so the test above sees what it looks for",
  async ({ db }) => {
    const full = await fullPractice(db);
    const words = await wordsOf(full);
    const client = await full.app.as(full.therapist);
    const shown = new Set<string>();
    for await (const { what, path, init } of everyRequest(full, full.therapist)) {
      if (!/^(GET|POST \/practice\/(schedule|requests)$|PUT \/api\/practice\/schedule)/.test(what)) continue;
      const found = await recordsIn(full, words, await client.fetch(path, init));
      if (found.length > 0) shown.add(what);
    }
    for (
      const what of [
        "GET /practice",
        "POST /practice/schedule",
        "POST /practice/requests",
        "PUT /api/practice/schedule",
      ]
    ) {
      assert.ok(shown.has(what), `${what} shows none.`);
    }
    assert.ok(shown.size > 15, [...shown].join("\n"));
  },
);
