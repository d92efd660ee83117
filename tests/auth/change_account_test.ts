import assert from "node:assert/strict";
import { askForEmailChange } from "../../lib/auth/email_change/ask_for_email_change.ts";
import { confirmEmailChange } from "../../lib/auth/email_change/confirm_email_change.ts";
import { deleteAccount } from "../../lib/leaving/delete_account.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { findSlots } from "../../lib/scheduling/free/find_slots.ts";
import type { User } from "../../db/schema/accounts.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../support/practice.ts";
import { addAuthenticator } from "./authenticator.ts";
import { callerFrom } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = "an old umbrella in march";
const newPassword = "seven green umbrellas";

databaseTest(
  "changing the password asks for it again, ends other sessions and notifies the owner",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const app = await testApp(practice);
    const [here, elsewhere] = [await app.as(owner), await app.as(owner)];
    const change = (currentPassword: string, newPassword: string) =>
      here.postForm("/account/security/password", { currentPassword, newPassword });
    for (
      const [wrong, sentence] of [["", /Enter your current password/], [
        "not it",
        /isn't your current password/,
      ]]
    ) {
      const refused = await change(String(wrong), newPassword);
      assert.equal(refused.status, 422);
      assert.match(await refused.text(), sentence as RegExp);
    }
    const weak = await change(password, "password1");
    assert.equal(weak.status, 422);
    assert.match(await weak.text(), /Choose another/);
    assert.equal((await change(password, newPassword)).status, 303);
    assert.equal((await here.fetch("/api/auth/session")).status, 200);
    assert.equal((await elsewhere.fetch("/api/auth/session")).status, 401);
    await runDueJobs(practice);
    assert.deepEqual(practice.outbox.map(({ to, subject }) => [to, subject]), [
      [owner.email, "Your Bloom password was changed"],
    ]);
  },
  here,
);

databaseTest("with an authenticator app, changing the password needs a recent proof", async ({ db }) => {
  const practice = testPractice(db);
  const owner = await createPatient(practice, { password });
  const phone = await addAuthenticator(practice, owner.id);
  const client = await (await testApp(practice)).as(owner, { twoFactors: true });
  practice.clock.advance({ minutes: 10 });
  const change = (proof: string) =>
    client.postForm("/account/security/password", { currentPassword: password, newPassword, proof });
  const asked = await change("");
  assert.equal(asked.status, 403);
  assert.match(await asked.text(), /Code from your authenticator app/);
  assert.equal((await change("000000")).status, 422);
  assert.equal((await change(phone.code())).status, 303);
}, here);

/** Requests a new address. @returns the secret of the link that was mailed to it. */
async function askFor(practice: TestPractice, owner: User, email: string): Promise<string> {
  const before = practice.outbox.length;
  assert.equal((await askForEmailChange(actingFor(practice, owner), { email })).kind, "mailed");
  await runDueJobs(practice);
  const mail = practice.outbox.slice(before).find(({ to }) => to === email);
  const secret = /\/account\/email\/(\S+)/.exec(mail?.text ?? "")?.[1];
  assert.ok(secret, "The mail has no link.");
  return secret;
}

databaseTest(
  "a change of address waits until the new one is verified, and notifies the old one",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password, email: "old@example.com" });
    const app = await testApp(practice);
    const client = await app.as(owner);
    const elsewhere = await app.as(owner);
    const refused = await client.postForm("/account/email", {
      email: "new@example.com",
      currentPassword: "x",
    });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /value="new@example.com"/);
    const secret = await askFor(practice, owner, "new@example.com");
    assert.match(
      practice.outbox.find(({ to }) => to === "old@example.com")?.subject ?? "",
      /asked to change/,
    );

    const signIn = (email: string) => app.browser().postJson("/api/auth/sign-in", { email, password });
    assert.equal((await client.fetch(`/account/email/${secret}`)).status, 200);
    assert.equal((await signIn("new@example.com")).status, 401, "A GET changes nothing.");
    assert.equal((await client.postForm(`/account/email/${secret}`, {})).status, 200);
    assert.equal((await client.fetch("/api/auth/session")).status, 200);
    assert.equal((await elsewhere.fetch("/api/auth/session")).status, 401);
    assert.equal((await signIn("new@example.com")).status, 200);
    assert.equal((await signIn("old@example.com")).status, 401);
    await runDueJobs(practice);
    assert.ok(
      practice.outbox.some(({ to, subject }) => to === "old@example.com" && /was changed/.test(subject)),
    );
    assert.equal((await client.postForm(`/account/email/${secret}`, {})).status, 404);
  },
  here,
);

databaseTest("a taken address gets the same answer, and its owner gets a mail", async ({ db }) => {
  const practice = testPractice(db);
  const owner = await createPatient(practice, { email: "old@example.com" });
  await createPatient(practice, { email: "taken@example.com" });
  const acting = actingFor(practice, owner);
  assert.deepEqual(
    await askForEmailChange(acting, { email: "Taken@Example.com" }),
    await askForEmailChange(acting, { email: "free@example.com" }),
  );
  await runDueJobs(practice);
  const toTaken = practice.outbox.find(({ to }) => to === "taken@example.com");
  assert.match(toTaken?.subject ?? "", /already has a Bloom account/);
  assert.doesNotMatch(toTaken?.text ?? "", /account\/email\//);
}, here);

databaseTest("when two accounts verify the same address simultaneously, one gets it", async ({ db }) => {
  const practice = testPractice(db);
  const owners = [await createPatient(practice), await createPatient(practice)];
  const secrets: string[] = [];
  for (const owner of owners) secrets.push(await askFor(practice, owner, "both@example.com"));
  const results = await Promise.all(
    secrets.map((secret) => confirmEmailChange(callerFrom(practice), secret, null)),
  );
  assert.deepEqual(results.map(({ kind }) => kind).sort(), ["changed", "taken"]);
});

databaseTest(
  "a deleted account cannot sign in; its upcoming visits are canceled and the record stays",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice);
    const patient = await createPatient(practice, { password, email: "leaving@example.com" });
    const acting = actingFor(practice, patient);
    const today = practice.now().toZonedDateTimeISO(therapist.timeZone).toPlainDate();
    const { id: therapistId, timeZone } = therapist;
    const found = await findSlots(acting, { therapistId, from: today, days: 14, timeZone });
    assert.ok(found.kind === "found" && found.nextFree);
    const { startsAt } = found.nextFree;
    const booked = await bookAppointment(acting, {
      therapistId,
      startsAt,
      idempotencyKey: crypto.randomUUID(),
    });
    assert.ok(booked.kind === "booked");

    const app = await testApp(practice);
    const [client, elsewhere] = [await app.as(patient), await app.as(patient)];
    const close = (confirmation: string, currentPassword: string) =>
      client.postForm("/account/data", { confirmation, currentPassword });
    assert.equal((await close("yes", password)).status, 422);
    assert.equal((await close("delete", "not it")).status, 422);
    const closed = await close("Delete", password);
    assert.deepEqual([closed.status, closed.headers.get("location")], [303, "/sign-in?closed=yes"]);
    assert.equal((await elsewhere.fetch("/api/auth/session")).status, 401);
    const again = await app.browser().postJson("/api/auth/sign-in", {
      email: "leaving@example.com",
      password,
    });
    assert.equal(again.status, 401);
    const { status } = await db.selectFrom("appointments").select("status").executeTakeFirstOrThrow();
    assert.equal(status, "cancelled");
    assert.equal((await db.selectFrom("bookedTime").select("at").execute()).length, 0);
    const user = await db.selectFrom("users").selectAll().where("id", "=", patient.id)
      .executeTakeFirstOrThrow();
    assert.equal(user.status, "deleted");
    assert.doesNotMatch(user.email, /leaving/);
    await runDueJobs(practice);
    const subjects = practice.outbox.filter(({ to }) => to === "leaving@example.com").map(({ subject }) =>
      subject
    );
    assert.ok(subjects.some((subject) => /was deleted/.test(subject)), subjects.join());
    await createPatient(practice, { email: "leaving@example.com" });
  },
);

databaseTest(
  "neither a therapist with upcoming visits nor the last admin can leave; if two admins leave simultaneously, one can",
  async ({ db }) => {
    const practice = testPractice(db);
    const [one, other] = [await createAdmin(practice), await createAdmin(practice)];
    const results = await Promise.all([one, other].map((admin) => deleteAccount(actingFor(practice, admin))));
    assert.deepEqual(results.map(({ kind }) => kind).sort(), ["deleted", "last_admin"]);

    const therapist = await createTherapist(practice);
    const patient = await createPatient(practice);
    const acting = actingFor(practice, patient);
    const { id: therapistId, timeZone } = therapist;
    const from = practice.now().toZonedDateTimeISO(timeZone).toPlainDate();
    const found = await findSlots(acting, { therapistId, from, days: 14, timeZone });
    assert.ok(found.kind === "found" && found.nextFree);
    const { startsAt } = found.nextFree;
    await bookAppointment(acting, { therapistId, startsAt, idempotencyKey: crypto.randomUUID() });
    assert.deepEqual(await deleteAccount(actingFor(practice, therapist)), {
      kind: "has_appointments",
      count: 1,
    });
    practice.clock.set(startsAt.add({ hours: 2 }));
    assert.equal((await deleteAccount(actingFor(practice, therapist))).kind, "deleted");
  },
);
