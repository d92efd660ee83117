import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { readPage } from "../../support/read_page.ts";
import { addAndRead, openCalendarSite, readingPractice } from "./calendar_site.ts";

const onPGlite = { engines: ["PGlite"] } as const;
const PAGE = "/practice/calendars";
const API = "/api/practice/calendars";

async function setUp(db: Db) {
  const practice = readingPractice(db);
  const therapist = await createTherapist(practice);
  const app = await testApp(practice);
  const client = await app.as(therapist);
  const trail = async () =>
    (await db.selectFrom("auditEvents").select("action").where("subjectType", "=", "imported_calendar")
      .orderBy("at").execute()).map(({ action }) => action);
  return { practice, therapist, app, client, trail };
}

databaseTest("a therapist adds a calendar, sees the result of reading it, and removes it", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, client, trail } = await setUp(db);
  const shown = async (query = "") => (await client.fetch(PAGE + query).then(readPage));
  const added = await client.postForm(PAGE, { address: site.address, name: "Private" });
  assert.equal(added.status, 303);
  assert.equal(added.headers.get("location"), `${PAGE}?done=added`);
  const before = await shown("?done=added");
  assert.match(before.text, /Private 127\.0\.0\.1:\d+ .*We haven't read it yet\..*We're updating it now/);
  assert.ok(!before.html.includes("0123456789"), "The address is never shown again.");

  site.shows(["2026-03-04T10:00", "2026-03-04T11:00"], ["2026-03-05T10:00", "2026-03-05T11:00"]);
  await runDueJobs(practice);
  assert.match(
    (await shown()).text,
    /Upcoming busy times 2 Last updated Monday, March 2 at 9:00 AM Next update .* 9:1\d AM/,
  );
  site.answers(() => new Response("<!doctype html>Sign in"));
  const read = (await shown()).links.find((link) => link.endsWith("/reading")) ?? "";
  practice.clock.advance({ minutes: 5 });
  assert.equal((await client.postForm(read, {})).status, 303);
  await runDueJobs(practice);
  assert.match(
    (await shown()).text,
    /There's no calendar at this address\. The address should end in \.ics and work without signing in\. The busy times we read before still block your schedule\./,
  );
  const removal = read.replace("/reading", "/removal");
  assert.equal((await client.postForm(removal, {})).status, 303);
  assert.equal((await client.postForm(removal, {})).status, 404);
  assert.doesNotMatch((await shown()).text, /Private/);
  assert.deepEqual(await trail(), ["add", "remove"]);
}, onPGlite);

databaseTest("a failed form returns its input and says why", async ({ db }) => {
  const { client } = await setUp(db);
  const wrong = {
    "": /Paste the calendar's address\./,
    "my calendar": /Paste the whole address/,
    "http://calendar.example/a.ics": /must begin with https:\/\/ or webcal/,
    "https://10.0.0.1/a.ics": /is on a private network/,
    "https://ann:secret@calendar.example/a.ics": /can't contain a user name or password/,
  };
  for (const [address, why] of Object.entries(wrong)) {
    const response = await client.postForm(PAGE, { address, name: "Choir & more" });
    assert.equal(response.status, 422, address);
    const { text, title, html } = await readPage(response);
    assert.match(text, why);
    assert.match(title, /^Error: /);
    assert.ok(html.includes("Choir &amp; more"));
  }
}, onPGlite);

databaseTest(
  "a calendar can be added only once, even under its webcal address, and at most five can be added",
  async ({ db }) => {
    const { client } = await setUp(db);
    const add = async (address: string) => {
      const response = await client.postJson(API, { address });
      const body = await response.json();
      return response.status === 201 ? "added" : body.errors[0].message;
    };
    assert.equal(await add("https://calendar.example/1.ics"), "added");
    assert.equal(await add("webcal://calendar.example/1.ics"), "You've already added this calendar.");
    for (const number of [2, 3, 4, 5]) {
      assert.equal(await add(`https://calendar.example/${number}.ics`), "added");
    }
    assert.equal(
      await add("https://calendar.example/6.ics"),
      "You already have 5 calendars. Remove one first.",
    );
  },
  onPGlite,
);

databaseTest(
  "the API adds, lists, reads and removes the caller's own calendars only",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, app, client } = await setUp(db);
    site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
    const { id } = await client.postJson(API, { address: site.address }).then((response) => response.json());
    await runDueJobs(practice);
    const { items } = await client.fetch(API).then((response) => response.json());
    const { nextReadAt, ...listed } = items[0];
    assert.deepEqual(listed, {
      id,
      name: "127.0.0.1",
      site: new URL(site.address).host,
      state: "working",
      problem: null,
      skipped: 0,
      readAt: practice.now().toString(),
      busyAhead: 1,
      shrunk: null,
    });
    assert.ok(Temporal.Instant.compare(nextReadAt, practice.now()) > 0);

    const other = await createTherapist(practice);
    const stranger = await app.as(other);
    assert.deepEqual(await stranger.fetch(API).then((response) => response.json()), { items: [] });
    assert.equal((await stranger.fetch(`${API}/${id}`)).status, 404);
    assert.equal((await client.fetch(`${API}/${id}`).then((response) => response.json())).busyAhead, 1);
    assert.equal((await stranger.fetch(`${API}/${id}`, { method: "DELETE" })).status, 404);
    assert.equal((await stranger.postJson(`${API}/${id}/reading`, {})).status, 404);

    assert.equal((await client.postJson(`${API}/${id}/reading`, {})).status, 202);
    await runDueJobs(practice);
    assert.equal(site.asked(), 2);
    assert.equal((await client.fetch(`${API}/${id}`, { method: "DELETE" })).status, 204);
    assert.deepEqual(await client.fetch(API).then((response) => response.json()), { items: [] });
    await addAndRead(actingFor(practice, other), site);
    assert.equal((await stranger.fetch(API).then((response) => response.json())).items.length, 1);
  },
  onPGlite,
);

databaseTest("a therapist who has calendars read too often is told to wait", async ({ db }) => {
  const { client } = await setUp(db);
  const { id } = await client.postJson(API, { address: "https://calendar.example/1.ics" })
    .then((response) => response.json());
  const statuses = new Set<number>();
  for (let times = 0; times < 25; times++) {
    const response = await client.postJson(`${API}/${id}/reading`, {});
    await response.body?.cancel();
    statuses.add(response.status);
  }
  assert.deepEqual([...statuses], [202, 429]);
  const unknown = `${API}/${crypto.randomUUID()}/reading`;
  assert.equal(
    (await client.postJson(unknown, {})).status,
    404,
    "Requests for unknown calendars do not count.",
  );
  assert.equal((await client.postForm(PAGE, { address: "https://calendar.example/2.ics" })).status, 429);
}, onPGlite);

databaseTest(
  "before the first import come a verified license and a second factor, on the page and in the API",
  async ({ db }) => {
    const { practice, app, client, therapist } = await setUp(db);
    const address = "https://calendar.example/1.ics";
    const once = await app.as(therapist, { twoFactors: false });
    assert.equal((await once.postJson(API, { address })).status, 403);
    assert.notEqual((await once.postForm(PAGE, { address })).headers.get("location"), `${PAGE}?done=added`);
    await db.updateTable("credentials").set({ expiresAt: practice.now() }).execute();
    const page = await client.postForm(PAGE, { address });
    assert.equal(page.status, 403);
    assert.match((await readPage(page)).text, /as soon as we've verified one of your licenses/);
    assert.equal((await client.postJson(API, { address })).status, 403);
    assert.equal((await db.selectFrom("importedCalendars").select("id").execute()).length, 0);
  },
  onPGlite,
);
