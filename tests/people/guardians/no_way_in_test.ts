import assert from "node:assert/strict";
import { emailKey } from "../../../lib/auth/accounts/email_key.ts";
import { findSession, startSession } from "../../../lib/auth/sessions/session.ts";
import { transaction } from "../../../db/transaction.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { book, practiceOn, wish } from "../../scheduling/desk.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { addAWard, asUser, aWard } from "./a_ward.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest(
  "a ward cannot get in: no account, no session, no sign-in, no password reset",
  async ({ db }) => {
    const practice = practiceOn(db);
    const guardian = await createPatient(practice);
    const ward = await addAWard(actingFor(practice, guardian));
    const row = await db.selectFrom("users").selectAll().where("id", "=", ward.id).executeTakeFirstOrThrow();
    assert.deepEqual(
      await db.selectFrom("accounts").select("id").where("userId", "=", ward.id).execute(),
      [],
    );
    const app = await testApp(practice);
    for (const email of [row.emailKey, row.email, `ward-${ward.id}@bloom.invalid`]) {
      assert.notEqual(emailKey(email), row.emailKey, "No address that can be typed matches.");
      const signIn = await app.postJson("/api/auth/sign-in", { email, password: FACTORY_PASSWORD });
      assert.ok([401, 422].includes(signIn.status), `${signIn.status}`);
      const reset = await app.postJson("/api/auth/password-reset", { email });
      assert.ok([202, 204, 200, 422].includes(reset.status), `${reset.status}`);
    }
    await runDueJobs(practice);
    assert.deepEqual(await db.selectFrom("tokens").select("id").where("userId", "=", ward.id).execute(), []);
    // Even a session row in the table opens nothing.
    const visit = { ...actingFor(practice, row), actor: null };
    const { token } = await transaction(
      db,
      (trx) =>
        startSession(trx, visit, row, { userAgent: "" } as Parameters<typeof startSession>[3], {
          method: "password",
          twoFactors: false,
        }),
    );
    assert.equal(await findSession(visit, token), null);
  },
  here,
);

databaseTest("no mail and no reminder ever goes to a ward, no matter who acts", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const guardian = await createPatient(practice);
  const acting = actingFor(practice, guardian);
  const ward = await addAWard(acting);
  await connect(practice, asUser(ward), therapist);
  const visit = await book(acting, { ...wish(therapist, "2026-03-05T09:00"), patientId: ward.id });
  practice.clock.set(visit.startsAt.subtract({ hours: 23 }));
  const { claimReminders } = await import("../../../lib/scheduling/reminders/claim_reminders.ts");
  await claimReminders(practice);
  await runDueJobs(practice);
  const reminders = practice.outbox.filter(({ subject }) => subject.startsWith("Reminder"));
  assert.ok(reminders.some(({ to, text }) => to === guardian.email && text.includes("Mia Reyes")));
  assert.ok(practice.outbox.every(({ to }) => to.includes("@")));
  const logged = await db.selectFrom("mails").select("id").where("userId", "=", ward.id).execute();
  assert.deepEqual(logged, []);
}, here);

databaseTest("the pages add, change and remove a ward, and keep the input", async ({ db }) => {
  const practice = practiceOn(db);
  const guardian = await createPatient(practice);
  const app = await (await testApp(practice)).as(guardian);
  const page = async (path: string) => await (await app.fetch(path)).text();
  assert.match(await page("/account/family"), /No children yet/);
  const { aWardForm } = await import("./a_ward.ts");
  const grown = await app.postForm("/account/family/new", { ...aWardForm, birthDate: "1990-05-17" });
  assert.equal(grown.status, 422);
  const again = await grown.text();
  assert.match(again, /under 18/);
  assert.match(again, /value="Mia Reyes"/);
  assert.equal((await app.postForm("/account/family/new", aWardForm)).status, 303);
  const list = await page("/account/family");
  assert.match(list, /Mia Reyes[\s\S]*September 1, 2032/);
  const [, id] = /account\/family\/([0-9a-f-]{36})"/.exec(list) ?? [];
  const changed = await app.postForm(`/account/family/${id}`, { ...aWardForm, name: "Mia R." });
  assert.equal(changed.status, 303);
  assert.match(await page("/account/family"), /Mia R\./);
  assert.equal((await app.postForm(`/account/family/${id}/end`, {})).status, 303);
  assert.match(await page("/account/family"), /No children yet/);
}, here);

databaseTest(
  "the booking page asks whom a visit is for once the patient has a ward, and books for that ward",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    const guardian = await createPatient(practice);
    const app = await (await testApp(practice)).as(guardian);
    const path = `/therapists/${therapist.id}/book`;
    assert.doesNotMatch(await (await app.fetch(path)).text(), /Who is the visit for/);
    const ward = await addAWard(actingFor(practice, guardian));
    assert.match(
      await (await app.fetch(path)).text(),
      new RegExp(`Who is the visit for[\\s\\S]*patient=${ward.id}`),
    );
    const form = { startsAt: "2026-03-04T16:00:00Z", key: crypto.randomUUID(), patient: ward.id };
    const booked = await app.postForm(path, form);
    assert.equal(booked.status, 303);
    const shown = await (await app.fetch(booked.headers.get("location") ?? "")).text();
    assert.match(shown, /For[\s\S]*Mia Reyes/);
    const slots = await app.fetch(`/api/therapists/${therapist.id}/slots?patientId=${ward.id}`);
    assert.equal(slots.status, 200);
    const stranger = await (await testApp(practice)).as(await createPatient(practice));
    const refused = await stranger.fetch(`/api/therapists/${therapist.id}/slots?patientId=${ward.id}`);
    assert.equal(refused.status, 404);
    const api = await app.postJson("/api/user/wards", aWard({ name: "Lou" }));
    assert.equal(api.status, 201);
  },
  here,
);
