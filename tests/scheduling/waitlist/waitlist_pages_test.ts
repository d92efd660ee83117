import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { book, denver, wish } from "../desk.ts";
import { after, aFullFriday, cancel, offers, waitFor } from "./waiting.ts";

const PAGES = { engines: ["PGlite"] } as const;

const anyTime: [string, string][] = [
  ["earliest", "2026-03-02"],
  ["latest", "2026-03-16"],
  ...["1", "2", "3", "4", "5"].map((day): [string, string] => ["weekdays", day]),
  ["partsOfDay", "morning"],
];

/** Sets up the full Friday, with browsers for the first patient and the therapist. */
async function setUp(db: Db) {
  const scene = await aFullFriday(db);
  const app = await testApp(scene.practice);
  const client = async (id: string) =>
    await app.as(await db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
  const [patient, other] = scene.patients;
  return {
    ...scene,
    clients: {
      patient: await client(patient.actor.userId),
      other: await client(other.actor.userId),
      therapist: await client(scene.therapist.id),
    },
  };
}

type Client = Awaited<ReturnType<typeof setUp>>["clients"]["patient"];
const textOf = async (client: Client, path: string) => await (await client.fetch(path)).text();
const post = (client: Client, path: string, body: [string, string][] = []) =>
  client.fetch(path, { method: "POST", body: new URLSearchParams(body) });
const placeOf = (response: Response) => response.headers.get("location");

databaseTest(
  "a patient waits for a time from the booking page, takes the offer, and it is booked",
  async ({ db }) => {
    const { practice, therapist, holder, booked, clients: { patient, therapist: desk } } = await setUp(db);
    assert.match(await textOf(patient, "/waitlist"), /You're not on a waitlist/);
    assert.match(await textOf(desk, "/practice/waitlist"), /No one is on your waitlist/);
    const join = `/therapists/${therapist.id}/waitlist`;
    assert.ok((await textOf(patient, `/therapists/${therapist.id}/book`)).includes(join));
    assert.equal(placeOf(await post(patient, join, anyTime)), "/waitlist?done=joined");
    const list = await textOf(patient, "/waitlist?done=joined");
    assert.match(list, /Mondays, Tuesdays, Wednesdays, Thursdays, and Fridays, in the mornings, from/);
    assert.match(list, /No time has opened up yet/);
    assert.match(await textOf(desk, "/practice/waitlist"), /Waiting since/);
    await cancel(holder, booked);
    await after(practice, 5);
    const offered = await textOf(patient, "/waitlist");
    assert.match(offered, /A time has opened up: Friday, March 6, 10:00 AM – 10:50 AM/);
    assert.match(offered, /holding it for you until Monday, March 2 at 11:05 AM/);
    assert.match(await textOf(desk, "/practice/waitlist"), /We offered them Friday, March 6 at 10:00 AM/);
    const [{ id }] = await offers(db);
    const claimed = await post(patient, `/waitlist/offers/${id}/claim`);
    assert.match(placeOf(claimed) ?? "", /^\/appointments\/[0-9a-f-]{36}\?done=booked$/);
    assert.match(await textOf(patient, placeOf(claimed) ?? ""), /Your visit is booked/);
    assert.match(await textOf(patient, "/waitlist"), /You're not on a waitlist/);
  },
  PAGES,
);

databaseTest(
  "a patient asks for an earlier time from an appointment, and taking the offer moves it",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients, clients: { patient } } = await setUp(db);
    const later = await book(patients[0], wish(therapist, "2026-03-10T10:00"));
    const join = `/appointments/${later.id}/waitlist`;
    assert.ok((await textOf(patient, `/appointments/${later.id}`)).includes(join));
    assert.match(await textOf(patient, join), /stays booked/);
    assert.equal((await post(patient, join, anyTime)).status, 303);
    await cancel(holder, booked);
    await after(practice, 5);
    assert.match(
      await textOf(patient, "/waitlist"),
      /If you take it, we'll move your visit on Tuesday, March 10 at 10:00 AM to this time/,
    );
    const [{ id }] = await offers(db);
    const claimed = await post(patient, `/waitlist/offers/${id}/claim`);
    assert.equal(placeOf(claimed), `/appointments/${later.id}?done=moved`);
  },
  PAGES,
);

databaseTest(
  "the page says in plain words that another patient got a time, and the patient keeps their place",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients, clients: { patient, other } } = await setUp(db);
    await waitFor(patients[0], therapist);
    await cancel(holder, booked);
    await after(practice, 5);
    const [{ id, expiresAt }] = await offers(db);
    assert.equal((await post(other, `/waitlist/offers/${id}/claim`)).status, 404);
    practice.clock.set(expiresAt);
    assert.match(await textOf(patient, "/waitlist"), /You didn't answer in time for Friday, March 6/);
    await after(practice, 0);
    assert.equal((await bookAppointment(patients[1], wish(therapist, "2026-03-06T10:00"))).kind, "booked");
    const late = await post(patient, `/waitlist/offers/${id}/claim`);
    assert.equal(placeOf(late), "/waitlist?done=expired");
    assert.match(
      await textOf(patient, "/waitlist?done=expired"),
      /to the next person. You keep your place/,
    );
  },
  PAGES,
);

databaseTest(
  "a declined offer goes to the next patient; leaving, or removal by the therapist, ends the wait",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients, clients } = await setUp(db);
    const entry = await waitFor(patients[0], therapist);
    await cancel(holder, booked);
    await after(practice, 5);
    const [{ id }] = await offers(db);
    assert.equal(
      placeOf(await post(clients.patient, `/waitlist/offers/${id}/refusal`)),
      "/waitlist?done=declined",
    );
    assert.match(await textOf(clients.patient, "/waitlist"), /You turned down Friday, March 6/);
    assert.equal((await post(clients.other, `/waitlist/${entry}/departure`)).status, 404);
    assert.equal(placeOf(await post(clients.patient, `/waitlist/${entry}/departure`)), "/waitlist?done=left");
    const second = await waitFor(patients[0], therapist);
    const removed = await post(clients.therapist, `/practice/waitlist/${second}/removal`);
    assert.equal(placeOf(removed), "/practice/waitlist?done=removed");
    assert.match(await textOf(clients.patient, "/waitlist"), /You're not on a waitlist/);
  },
  PAGES,
);

databaseTest("an invalid wish returns its input and its errors", async ({ db }) => {
  const { therapist, clients: { patient } } = await setUp(db);
  const join = `/therapists/${therapist.id}/waitlist`;
  const send = async (body: [string, string][]) => {
    const response = await post(patient, join, body);
    return { status: response.status, html: await response.text() };
  };
  const empty = await send([["earliest", "2026-03-20"], ["latest", "2026-03-21"]]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /Choose at least one day of the week/);
  assert.match(empty.html, /value="2026-03-20"/);
  const reversed = await send(
    [...anyTime, ["latest", "2026-03-01"]].filter(([name], index) => name !== "latest" || index > 1) as [
      string,
      string,
    ][],
  );
  assert.match(reversed.html, /The last day can't be before the first/);
  const past = await send(anyTime.map(([name, value]) => [name, value.replace("2026-03", "2026-01")]));
  assert.match(past.html, /The last day has already passed/);
  for (
    const path of [
      `/therapists/${crypto.randomUUID()}/waitlist`,
      `/appointments/${crypto.randomUUID()}/waitlist`,
      `${join}?type=x`,
    ]
  ) {
    assert.equal((await patient.fetch(path)).status, 404, path);
  }
}, PAGES);

databaseTest(
  "the API does what the pages do: a patient waits, sees the offer and takes it once",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients, clients: { patient, therapist: desk } } =
      await setUp(db);
    const send = (method: string, path: string, body: unknown = {}) =>
      patient.fetch(path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
    const when = { earliest: "2026-03-02", latest: "2026-03-16" };
    const joined = await send("POST", "/api/waitlist", { therapistId: therapist.id, ...when });
    assert.equal(joined.status, 201);
    assert.deepEqual((await joined.json()).partsOfDay, ["morning", "afternoon", "evening"]);
    assert.equal((await send("POST", "/api/waitlist", when)).status, 422);
    const later = await book(patients[1], wish(therapist, "2026-03-10T10:00"));
    assert.equal((await send("POST", "/api/waitlist", { appointmentId: later.id, ...when })).status, 404);
    await cancel(holder, booked);
    await after(practice, 5);
    const { items: [{ offer, id }] } = await (await patient.fetch("/api/waitlist")).json();
    assert.equal(offer.startsAt, denver("2026-03-06T10:00").toString());
    assert.equal((await (await desk.fetch("/api/practice/waitlist")).json()).items.length, 1);
    const claimed = await (await send("POST", `/api/waitlist/offers/${offer.id}/claim`)).json();
    assert.deepEqual(await (await send("POST", `/api/waitlist/offers/${offer.id}/claim`)).json(), claimed);
    assert.equal((await send("POST", `/api/waitlist/offers/${offer.id}/refusal`)).status, 409);
    assert.equal((await send("DELETE", `/api/waitlist/${id}`)).status, 404, "they no longer wait");
  },
  PAGES,
);
