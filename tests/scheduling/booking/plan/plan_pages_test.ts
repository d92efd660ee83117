import assert from "node:assert/strict";
import type { Db } from "../../../../db/client.ts";
import { MARK_FIELD } from "../../../../lib/shared/account_mark.ts";
import { addAWard, asUser } from "../../../people/guardians/a_ward.ts";
import { testApp } from "../../../support/app.ts";
import { databaseTest } from "../../../support/database.ts";
import { connect, createPatient } from "../../../support/factories.ts";
import { actingFor } from "../../../support/practice.ts";
import { book, denver, wish } from "../../desk.ts";
import { deskWithPatient, inDenver } from "./a_plan.ts";

async function setUp(db: Db) {
  const desk = await deskWithPatient(db);
  const app = await testApp(desk.practice);
  const clients = { patient: await app.as(desk.patient), therapist: await app.as(desk.therapist) };
  const live = async () =>
    inDenver(
      await db.selectFrom("appointments").select("startsAt").where("status", "=", "booked").orderBy(
        "startsAt",
      )
        .execute(),
    );
  return { ...desk, app, clients, live };
}

/** Returns the hidden fields that a page's booking form would send. */
function hiddenOf(html: string): [string, string][] {
  const [, form = ""] = /<form method="post" class="grid gap-5">([^]*?)<\/form>/.exec(html) ?? [];
  return [...form.matchAll(/<input +type="hidden" +name="(\w+)" +value="([^"]*)"/g)].map((
    [, name, value],
  ) => [name, value]);
}

const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

databaseTest(
  "on the page, a guardian books a series for their own ward and for no other",
  async ({ db }) => {
    const { practice, therapist, patient, app, clients, live } = await setUp(db);
    const ward = await addAWard(actingFor(practice, patient));
    await connect(practice, asUser(ward), therapist);
    const query = new URLSearchParams({
      startsAt: denver("2026-03-04T10:00").toString(),
      patient: ward.id,
      every: "week",
      count: "2",
    });
    const path = `/therapists/${therapist.id}/book/series`;
    const book = `/therapists/${therapist.id}/book?patient=${ward.id}&startsAt=${query.get("startsAt")}`;
    assert.match(
      await (await clients.patient.fetch(book)).text(),
      new RegExp(`/book/series\\?patient=${ward.id}`),
    );
    const shown = await (await clients.patient.fetch(`${path}?${query}`)).text();
    assert.match(text(shown), /For Mia Reyes\. From Wednesday, March 4/);
    const fields = hiddenOf(shown);
    const stranger = await app.as(await createPatient(practice));
    assert.equal((await stranger.fetch(`${path}?${query}`)).status, 404);
    const unmarked = fields.filter(([name]) => name !== MARK_FIELD);
    assert.equal((await stranger.postForm(path, unmarked)).status, 404);
    assert.deepEqual(await live(), []);
    assert.equal((await clients.patient.postForm(path, fields)).status, 303);
    assert.deepEqual(await live(), ["2026-03-04T10:00", "2026-03-11T10:00"]);
    const whose = await db.selectFrom("bookedTime").select("userId").distinct().execute();
    assert.deepEqual(whose.map(({ userId }) => userId).toSorted(), [ward.id, therapist.id].toSorted());
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a therapist plans a series on a page, sees the conflicts, skips one and books",
  async ({ db }) => {
    const { practice, therapist, patient, clients, live } = await setUp(db);
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    await book(actingFor(practice, other), wish(therapist, "2026-03-11T10:00"));
    const blank =
      await (await clients.therapist.fetch(`/practice/appointments/new?patient=${patient.id}&day=2026-03-04`))
        .text();
    assert.match(blank, new RegExp(`value="${patient.id}"[^>]*checked|checked[^>]*value="${patient.id}"`));
    assert.match(blank, /value="2026-03-04"/);
    const query = new URLSearchParams({
      patient: patient.id,
      day: "2026-03-04",
      time: "10:00",
      every: "week",
      count: "3",
      show: "yes",
    });
    const preview = await (await clients.therapist.fetch(`/practice/appointments/new?${query}`)).text();
    assert.match(text(preview), /March 11, 10:00 AM – 10:50 AM You have another visit then/);
    const fields = hiddenOf(preview);
    const refused = await clients.therapist.postForm("/practice/appointments/new", fields);
    assert.equal(refused.status, 409);
    assert.match(await refused.text(), /Nothing is booked yet/);
    const skip: [string, string] = ["skip", denver("2026-03-11T10:00").toString()];
    const booked = await clients.therapist.postForm("/practice/appointments/new", [...fields, skip]);
    assert.match(booked.headers.get("location") ?? "", /^\/appointments\/[0-9a-f-]{36}\?done=series$/);
    assert.deepEqual(await live(), ["2026-03-04T10:00", "2026-03-11T10:00", "2026-03-18T10:00"]);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a time outside the hours is booked once the therapist has seen and confirmed it",
  async ({ db }) => {
    const { patient, clients, live } = await setUp(db);
    const query = new URLSearchParams({ patient: patient.id, day: "2026-03-04", time: "19:00", show: "yes" });
    const preview = await (await clients.therapist.fetch(`/practice/appointments/new?${query}`)).text();
    assert.match(text(preview), /Outside your hours/);
    assert.doesNotMatch(preview, /name="skip"/, "without its only visit, a plan is nothing");
    const fields = hiddenOf(preview);
    assert.equal((await clients.therapist.postForm("/practice/appointments/new", fields)).status, 409);
    const booked = await clients.therapist.postForm("/practice/appointments/new", [...fields, [
      "override",
      "yes",
    ]]);
    assert.equal(booked.status, 303);
    assert.deepEqual(await live(), ["2026-03-04T19:00"]);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "an invalid plan returns its input with a message at its field",
  async ({ db }) => {
    const { practice, therapist, patient, clients } = await setUp(db);
    const more = [await createPatient(practice), await createPatient(practice)];
    for (const one of more) await connect(practice, one, therapist);
    const good = {
      patient: patient.id,
      day: "2026-03-04",
      time: "10:00",
      every: "week",
      count: "3",
      show: "yes",
    };
    const broken: [string, Record<string, string>, RegExp][] = [
      ["patient", { patient: "" }, /Choose who is coming|Use an ID/],
      ["day", { day: "soon" }, /Use a date/],
      ["time", { time: "10:03" }, /multiple of five/],
      ["time", { day: "2026-03-08", time: "02:30" }, /this time doesn't exist/],
      ["count", { count: "40" }, /from 2 to 26/],
    ];
    for (const [, change, sentence] of broken) {
      const response = await clients.therapist.fetch(
        `/practice/appointments/new?${new URLSearchParams({ ...good, ...change })}`,
      );
      assert.equal(response.status, 422);
      assert.match(await response.text(), sentence);
    }
    const three = new URLSearchParams({ ...good, kind: "couple" });
    for (const one of more) three.append("patient", one.id);
    assert.match(
      await (await clients.therapist.fetch(`/practice/appointments/new?${three}`)).text(),
      /A couple is two people/,
    );
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a patient books a series from the booking page, and changes this visit and those after it",
  async ({ db }) => {
    const { therapist, clients, live } = await setUp(db);
    const startsAt = denver("2026-03-04T10:00").toString();
    const page = await (await clients.patient.fetch(`/therapists/${therapist.id}/book?startsAt=${startsAt}`))
      .text();
    const link = /href="(\/therapists\/[^"]*\/book\/series[^"]*)"/.exec(page)?.[1].replaceAll("&amp;", "&") ??
      "";
    const query = `${link}&every=two_weeks&count=4`;
    const preview = await (await clients.patient.fetch(query)).text();
    assert.match(text(preview), /April 15, 10:00 AM/);
    const booked = await clients.patient.postForm(
      `/therapists/${therapist.id}/book/series`,
      hiddenOf(preview),
    );
    assert.equal(booked.status, 303, await booked.clone().text());
    assert.deepEqual(await live(), [
      "2026-03-04T10:00",
      "2026-03-18T10:00",
      "2026-04-01T10:00",
      "2026-04-15T10:00",
    ]);
    const ids = (await db.selectFrom("appointments").select("id").orderBy("startsAt").execute()).map((
      { id },
    ) => id);

    const moving = await (await clients.patient.fetch(
      `/appointments/${ids[1]}/reschedule?startsAt=${denver("2026-03-19T09:00")}`,
    )).text();
    assert.match(moving, /Move this visit and all later ones/);
    const moved = await clients.patient.postForm(`/appointments/${ids[1]}/reschedule`, {
      startsAt: denver("2026-03-19T09:00").toString(),
      scope: "following",
    });
    assert.equal(moved.status, 303);
    assert.deepEqual(await live(), [
      "2026-03-04T10:00",
      "2026-03-19T09:00",
      "2026-04-02T09:00",
      "2026-04-16T09:00",
    ]);

    assert.match(
      await (await clients.patient.fetch(`/appointments/${ids[2]}/cancellation`)).text(),
      /Cancel this visit and all later ones/,
    );
    const off = await clients.patient.postForm(`/appointments/${ids[2]}/cancellation`, {
      reason: "",
      scope: "following",
    });
    assert.equal(off.status, 303);
    assert.deepEqual(await live(), ["2026-03-04T10:00", "2026-03-19T09:00"]);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a therapist moves a visit to a time that is not offered, after seeing the conflicts",
  async ({ db }) => {
    const { therapist, acting, clients, live } = await setUp(db);
    const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    const path = `/appointments/${id}/reschedule`;
    assert.match(await (await clients.therapist.fetch(path)).text(), /Choose a time that isn't listed/);
    assert.doesNotMatch(await (await clients.patient.fetch(path)).text(), /Choose a time that isn't listed/);
    const shown = await clients.therapist.postForm(path, { day: "2026-03-04", time: "19:30" });
    assert.equal(shown.status, 409);
    const html = await shown.text();
    assert.match(text(html), /Outside your hours/);
    const moved = await clients.therapist.postForm(path, [...hiddenOf(html), ["override", "yes"]]);
    assert.equal(moved.status, 303);
    assert.deepEqual(await live(), ["2026-03-04T19:30"]);
    const skipped = await clients.therapist.postForm(path, { day: "2026-03-08", time: "02:30" });
    assert.equal(skipped.status, 422);
    assert.match(await skipped.text(), /this time doesn't exist/);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "the API previews and books a plan, and moves or cancels one visit with all later ones",
  async ({ db }) => {
    const { therapist, patient, clients } = await setUp(db);
    const send = (
      client: typeof clients.patient,
      path: string,
      body: unknown,
      headers: Record<string, string> = {},
    ) =>
      client.fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    const plan = {
      therapistId: therapist.id,
      patientIds: [patient.id],
      startsAt: denver("2026-03-04T19:00").toString(),
      repeat: { every: "week", count: 3 },
    };
    const { visits } = await (await send(clients.therapist, "/api/appointments/plans", plan)).json();
    assert.deepEqual(
      visits.map(({ conflicts }: { conflicts: { code: string }[] }) => conflicts.map(({ code }) => code)),
      [
        ["outside_hours"],
        ["outside_hours"],
        ["outside_hours"],
      ],
    );
    const key = { "idempotency-key": "series-one" };
    const refused = await send(clients.therapist, "/api/appointments/series", plan, key);
    assert.equal(refused.status, 409);
    const problem = await refused.json();
    assert.match(problem.type, /conflicts$/);
    const override = problem.visits.flatMap(({ conflicts }: { conflicts: { name: string }[] }) =>
      conflicts.map(({ name }) => name)
    );
    const booked = await send(clients.therapist, "/api/appointments/series", { ...plan, override }, key);
    assert.equal(booked.status, 201);
    const { items } = await booked.json();
    assert.equal(items.length, 3);
    const moved = await send(clients.patient, `/api/appointments/${items[1].id}/series/reschedule`, {
      startsAt: denver("2026-03-12T09:00").toString(),
    });
    assert.deepEqual((await moved.json()).items.map(({ startsAt }: { startsAt: string }) => startsAt), [
      denver("2026-03-12T09:00").toString(),
      denver("2026-03-19T09:00").toString(),
    ]);
    const off = await send(clients.patient, `/api/appointments/${items[0].id}/series/cancellation`, {});
    assert.equal((await off.json()).items.length, 3);
    assert.equal((await send(clients.patient, "/api/appointments/series", plan)).status, 400);
  },
  { engines: ["PGlite"] },
);

databaseTest("the API does not book more patients than the kind of the visit allows", async ({ db }) => {
  const { practice, therapist, patient, clients } = await setUp(db);
  const patientIds = [patient.id];
  for (const _ of ["second", "third"]) {
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    patientIds.push(other.id);
  }
  const send = async (path: string, kind: string | undefined, count: number) => {
    const plan = {
      therapistId: therapist.id,
      patientIds: patientIds.slice(0, count),
      kind,
      startsAt: denver("2026-03-04T10:00").toString(),
    };
    const response = await clients.therapist.postJson(path, plan, { "idempotency-key": crypto.randomUUID() });
    const { errors = [] } = await response.json();
    return [response.status, ...errors.map(({ path }: { path: string }) => path)];
  };
  for (const path of ["/api/appointments/plans", "/api/appointments/series"]) {
    assert.deepEqual(await send(path, undefined, 2), [422, "kind"]);
    assert.deepEqual(await send(path, "individual", 3), [422, "kind"]);
    assert.deepEqual(await send(path, "couple", 3), [422, "kind"]);
  }
  assert.deepEqual(await send("/api/appointments/plans", "couple", 2), [200]);
  assert.deepEqual(await send("/api/appointments/series", "group", 3), [201]);
  const alone = { therapistId: therapist.id, kind: "group", startsAt: denver("2026-03-05T10:00").toString() };
  const key = { "idempotency-key": crypto.randomUUID() };
  const byPatient = await clients.patient.postJson("/api/appointments/series", alone, key);
  assert.equal(byPatient.status, 404, "Only the therapist makes a group's visit.");
}, { engines: ["PGlite"] });

databaseTest("a plan or a move to a year without appointments is refused by its field", async ({ db }) => {
  const { therapist, patient, clients, acting } = await setUp(db);
  const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const patientIds = [patient.id];
  const repeat = { every: "month", count: 26 };
  const key = { "idempotency-key": "a-key-of-its-own" };
  for (const startsAt of ["9999-12-31T23:30:00Z", "2200-01-01T00:00:00Z", "1999-12-31T00:00:00Z"]) {
    const plan = { therapistId: therapist.id, patientIds, startsAt, repeat };
    const asked: [path: string, body: object][] = [
      ["/api/appointments/plans", plan],
      ["/api/appointments/series", plan],
      [`/api/appointments/${id}/reschedule`, { startsAt }],
      [`/api/appointments/${id}/series/reschedule`, { startsAt }],
    ];
    for (const client of [clients.patient, clients.therapist]) {
      for (const [path, body] of asked) {
        const response = await client.postJson(path, body, key);
        assert.equal(response.status, 422, `${path} ${startsAt}`);
        assert.equal((await response.json()).errors[0].path, "startsAt");
      }
    }
  }
  const last = { therapistId: therapist.id, patientIds, startsAt: "2199-12-31T23:30:00Z", repeat };
  assert.equal((await clients.therapist.postJson("/api/appointments/plans", last)).status, 200);
}, { engines: ["PGlite"] });
