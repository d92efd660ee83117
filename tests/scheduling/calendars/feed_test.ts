import assert from "node:assert/strict";
import ICAL from "ical.js";
import type { Db } from "../../../db/client.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { suspendUser } from "../../support/suspend_user.ts";
import { makeOwnFeed, revokeOwnFeed } from "../../../lib/scheduling/calendars/feed/own_feed.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { readPage } from "../../support/read_page.ts";
import { book, denver, MONDAY, practiceOn, wish } from "../desk.ts";

const onPGlite = { engines: ["PGlite"] } as const;

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    name: "Dr. Maya Ortiz",
    profile: { specialties: ["trauma"] },
  });
  const patient = await createPatient(practice, { name: "Ann Lee" });
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  const app = await testApp(practice);
  const addressOf = async (who: keyof typeof acting) =>
    new URL((await makeOwnFeed(acting[who])).address).pathname;
  const read = async (path: string) => {
    const response = await app.fetch(path);
    return { response, text: await response.text() };
  };
  const busy = async (path: string) => {
    const { response, text } = await read(path);
    assert.equal(response.status, 200);
    return eventsOf(text);
  };
  return { practice, therapist, patient, acting, app, addressOf, read, busy };
}

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(component);
    return { uid, summary, startsAt: startDate.toJSDate().getTime(), endsAt: endDate.toJSDate().getTime() };
  });
}

const visit = (uid: string, local: string) => {
  const startsAt = denver(local).epochMilliseconds;
  return { uid, summary: "Busy", startsAt, endsAt: startsAt + 50 * 60_000 };
};

databaseTest(
  "The private calendar feed shows busy times without names, to both sides, with one UID for a visit's life",
  async ({ db }) => {
    const { therapist, acting, addressOf, busy } = await setUp(db);
    const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    const addresses = [await addressOf("patient"), await addressOf("therapist")];
    for (const address of addresses) assert.deepEqual(await busy(address), [visit(id, "2026-03-04T10:00")]);
    await rescheduleAppointment(acting.patient, { appointmentId: id, startsAt: denver("2026-03-09T11:00") });
    for (const address of addresses) assert.deepEqual(await busy(address), [visit(id, "2026-03-09T11:00")]);
    await cancelAppointment(acting.patient, { appointmentId: id, reason: "" });
    for (const address of addresses) assert.deepEqual(await busy(address), []);
  },
);

databaseTest("a feed holds times alone: no name, no address, no visit type, no link", async ({ db }) => {
  const { therapist, acting, addressOf, read } = await setUp(db);
  const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const { response, text } = await read(await addressOf("patient"));
  assert.equal(response.headers.get("content-type"), "text/calendar; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "private, no-cache");
  const known = new Set([
    ...["BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"],
    ...["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"],
  ]);
  const lines = text.trimEnd().split("\r\n");
  assert.deepEqual(lines.filter((line) => !known.has(line.split(/[:;]/)[0])), []);
  assert.doesNotMatch(text.replaceAll(id, ""), /ann|lee|maya|ortiz|trauma|visit|therap|@|http/i);
}, onPGlite);

databaseTest(
  "a calendar program that has the current feed gets 304, and a changed feed again",
  async ({ db }) => {
    const { practice, therapist, patient, app, addressOf } = await setUp(db);
    const path = await addressOf("patient");
    const ask = (tag: string) => app.fetch(path, { headers: { "if-none-match": tag } });
    const etag = (await app.fetch(path)).headers.get("etag") ?? "";
    assert.match(etag, /^W\/"[\w-]{43}"$/);
    for (const tag of [etag, `"other", ${etag}`, "*"]) {
      const response = await ask(tag);
      assert.equal(response.status, 304, tag);
      assert.equal(await response.text(), "");
    }
    assert.equal((await ask('"other"')).status, 200);
    const startsAt = denver("2026-03-05T10:00");
    await createAppointment(practice, { therapistId: therapist.id, patientId: patient.id, startsAt });
    const changed = await ask(etag);
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get("etag"), etag);
  },
  onPGlite,
);

databaseTest("files and feeds are in their reader's language", async ({ db }) => {
  const { therapist, patient, acting, app, addressOf, read } = await setUp(db);
  const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  await db.updateTable("users").set({ locale: "es" }).where("id", "=", patient.id).execute();
  assert.match((await read(await addressOf("patient"))).text, /SUMMARY:Ocupado/);
  assert.match((await read(await addressOf("therapist"))).text, /SUMMARY:Busy/);
  const file = await (await app.as(patient)).fetch(`/appointments/${id}/calendar.ics`);
  assert.match(await file.text(), /SUMMARY:Videoconsulta de Bloom/);
}, onPGlite);

databaseTest(
  "a feed shows the last 30 days and all upcoming visits, and nothing of other users",
  async ({ db }) => {
    const { practice, therapist, patient, addressOf, busy } = await setUp(db);
    const other = await createPatient(practice);
    const at = (days: number) => MONDAY.add({ hours: 24 * days });
    for (const days of [-40, -20, 3, 170]) {
      await createAppointment(practice, {
        therapistId: therapist.id,
        patientId: patient.id,
        startsAt: at(days),
        status: days < 0 ? "fulfilled" : "booked",
      });
    }
    await createAppointment(practice, { therapistId: therapist.id, patientId: other.id, startsAt: at(4) });
    const starts = async (who: "patient" | "therapist") =>
      (await busy(await addressOf(who))).map(({ startsAt }) =>
        (startsAt - MONDAY.epochMilliseconds) / 86_400_000
      );
    assert.deepEqual(await starts("patient"), [-20, 3, 170]);
    assert.deepEqual(await starts("therapist"), [-20, 3, 4, 170]);
  },
  onPGlite,
);

databaseTest("an address that was replaced, revoked or never made is not found", async ({ db }) => {
  const { acting, addressOf, read } = await setUp(db);
  const first = await addressOf("patient");
  const second = await addressOf("patient");
  assert.equal((await read(first)).response.status, 404);
  assert.equal((await read(second)).response.status, 200);
  await revokeOwnFeed(acting.patient);
  assert.equal((await read(second)).response.status, 404);
  for (const path of ["/calendar/x.ics", `/calendar/${"a".repeat(32)}.ics`, second.replace(".ics", "")]) {
    assert.equal((await read(path)).response.status, 404, path);
  }
}, onPGlite);

databaseTest("a suspended or deleted user's address serves nothing", async ({ db }) => {
  const { therapist, acting, addressOf, read } = await setUp(db);
  const [one, other] = [await addressOf("therapist"), await addressOf("patient")];
  await suspendUser(acting.patient, therapist.id);
  assert.equal((await read(one)).response.status, 404);
  assert.equal((await deleteAccount(acting.patient)).kind, "deleted");
  assert.equal((await read(other)).response.status, 404);
  assert.equal((await db.selectFrom("calendarFeeds").select("userId").execute()).length, 1);
}, onPGlite);

databaseTest(
  "a feed's secret has 160 bits, is stored as a hash, and never appears in a log",
  async ({ db }) => {
    const { practice, addressOf, read } = await setUp(db);
    const path = await addressOf("patient");
    const [, secret] = /^\/calendar\/([a-z2-7]{32})\.ics$/.exec(path) ?? [];
    assert.ok(secret);
    await read(path);
    await read(path.replace(".ics", "x.ics"));
    const { secretHash } = await db.selectFrom("calendarFeeds").select("secretHash")
      .executeTakeFirstOrThrow();
    assert.match(secretHash, /^[0-9a-f]{64}$/);
    assert.ok(practice.events.some(({ fields }) => fields.route === "/calendar/:file"));
    assert.ok(!JSON.stringify(practice.events).includes(secret));
  },
  onPGlite,
);

databaseTest("creating and revoking an address is in the account's own audit trail", async ({ db }) => {
  const { acting, addressOf } = await setUp(db);
  await addressOf("patient");
  await revokeOwnFeed(acting.patient);
  await revokeOwnFeed(acting.patient);
  const { items } = await listActivity(acting.patient, { limit: 10 });
  assert.deepEqual(items.map(({ what }) => what).toSorted(), [
    "Made a secret address for the calendar.",
    "Turned off the secret address for the calendar.",
  ]);
}, onPGlite);

databaseTest("a network that requests feeds endlessly is told to wait", async ({ db }) => {
  const { practice, addressOf } = await setUp(db);
  const path = await addressOf("patient");
  const cache = {
    ...practice.cache,
    hit: () => Promise.resolve({ count: rateLimits.calendarFeedByNetwork.most + 1, resetsInSeconds: 60 }),
  };
  const app = await testApp({ ...practice, cache });
  const response = await app.fetch(path);
  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "60");
  assert.doesNotMatch(await response.text(), /VCALENDAR/);
}, onPGlite);

databaseTest("the page shows an address once, and can replace and revoke it", async ({ db }) => {
  const { patient, app, read } = await setUp(db);
  const client = await app.as(patient);
  const shown = () => client.fetch("/account/calendar").then(readPage);
  assert.match((await shown()).text, /Make a secret address/);
  const posted = await client.postForm("/account/calendar", { do: "make", instead: "" });
  assert.equal(posted.headers.get("cache-control"), "no-store");
  const made = await readPage(posted);
  const [, address] = /value="(http[^"]+\.ics)"/.exec(made.html) ?? [];
  assert.ok(made.links.includes(address.replace("http:", "webcal:")) && made.links.includes(address));
  assert.equal((await read(new URL(address).pathname)).response.status, 200);
  const after = await shown();
  assert.ok(!after.html.includes(".ics"));
  const again = await client.postForm("/account/calendar", { do: "make", instead: "" });
  assert.equal(again.headers.get("location"), "/account/calendar?done=again");
  assert.match((await readPage(await client.fetch("/account/calendar?done=again"))).text, /still works/);
  assert.equal((await read(new URL(address).pathname)).response.status, 200, "A page that is loaded again.");
  const [, instead] = /name="instead" value="([^"]+)"/.exec(after.html) ?? [];
  const other = await readPage(await client.postForm("/account/calendar", { do: "make", instead }));
  assert.match(other.html, /\.ics/);
  assert.equal((await read(new URL(address).pathname)).response.status, 404);
  assert.equal((await client.postForm("/account/calendar", { do: "burn" })).status, 422);
  assert.match(after.text, /You made a secret address on Monday, March 2/);
  const replaced = /value="(http[^"]+\.ics)"/.exec(other.html)?.[1] ?? "";
  assert.equal((await read(new URL(replaced).pathname)).response.status, 200);
  assert.equal((await client.postForm("/account/calendar", { do: "revoke" })).status, 303);
  assert.equal((await read(new URL(replaced).pathname)).response.status, 404);
}, onPGlite);

databaseTest("the API creates an address, returns its date, and revokes it", async ({ db }) => {
  const { patient, app, read } = await setUp(db);
  const client = await app.as(patient);
  const asked = () => client.fetch("/api/user/calendar").then((response) => response.json());
  assert.deepEqual(await asked(), { createdAt: null });
  const made = await client.postJson("/api/user/calendar", {});
  assert.equal(made.status, 201);
  const { address, createdAt } = await made.json();
  assert.deepEqual(await asked(), { createdAt });
  assert.equal((await read(new URL(address).pathname)).response.status, 200);
  assert.equal((await client.fetch("/api/user/calendar", { method: "DELETE" })).status, 204);
  assert.deepEqual(await asked(), { createdAt: null });
}, onPGlite);

databaseTest("an appointment can be added to web calendars, which learn only its time", async ({ db }) => {
  const { therapist, patient, acting, app } = await setUp(db);
  const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const { links, html } = await (await app.as(patient)).fetch(`/appointments/${id}`).then(readPage);
  const [google, outlook] = ["calendar.google.com", "outlook.live.com"].map((host) =>
    new URL(links.find((link) => link.includes(host)) ?? "")
  );
  assert.deepEqual(Object.fromEntries(google.searchParams), {
    action: "TEMPLATE",
    text: "Bloom visit",
    dates: "20260304T170000Z/20260304T175000Z",
  });
  assert.equal(outlook.searchParams.get("startdt"), "2026-03-04T17:00:00Z");
  assert.equal(outlook.searchParams.get("enddt"), "2026-03-04T17:50:00Z");
  assert.equal(outlook.searchParams.get("subject"), "Bloom visit");
  for (const { search } of [google, outlook]) assert.doesNotMatch(search, /maya|ortiz|ann|lee/i);
  const outside = [...html.matchAll(/<a [^>]*href="https:[^>]*>/g)].map(([tag]) => tag);
  assert.equal(outside.length, 2);
  for (const tag of outside) assert.match(tag, /rel="noopener noreferrer"/);
}, onPGlite);
