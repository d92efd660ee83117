/**
 * Every address with every method, as a therapist and as an admin who signed in with one factor. What shows
 * records is read from the answers themselves, never from the policy.
 */
import assert from "node:assert/strict";
import { databaseTest } from "../support/database.ts";
import { everyRequest } from "./every_request.ts";
import { type FullPractice, fullPractice, secrets } from "./full_practice.ts";

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
        // The mailbox of local is everybody's, and may hold other tests' mails.
        if (what.includes("/dev/mail")) continue;
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
