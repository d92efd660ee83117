import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { goes, oauthSite, walkThere } from "../oauth_journey.ts";
import { ada, codeIn, newestMail } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;

/** Each would reach a different person than its first part suggests, or smuggle something in. */
const hostile = [
  "ada@example.com,eve@example.com",
  "ada@example.com;eve@example.com",
  "ada@example.com eve@example.com",
  "Ada <ada@example.com>",
  "ada@example.com\r\nBcc: eve@example.com",
  "ada@example.com%0d%0aBcc:eve@example.com",
  "ada@example.com\u0000@eve.example",
  "ada@eve.example@example.com",
  "ada\uff20example.com",
  "ada@ex\u0430mple.com",
  "\u0430da@example.com",
  "<b>ada</b>@example.com",
  "ada@[127.0.0.1]",
];

databaseTest(
  "an address is always a single address: forms, tables and mails get no list, look-alike, line break or markup",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const client = await app.as(await createPatient(practice));
    for (const email of hostile) {
      const password = ada.password;
      const answers = [
        await app.browser().postForm("/sign-up", { ...ada, email }),
        await app.browser().postJson("/api/auth/sign-up", { ...ada, email }),
        await app.browser().postForm("/sign-in", { email, password }),
        await app.browser().postJson("/api/auth/sign-in", { email, password }),
        await app.browser().postForm("/forgot-password", { email }),
        await app.browser().postJson("/api/auth/password-reset", { email }),
        await app.browser().postJson("/api/auth/verify-email", { email, code: "123456" }),
        await client.postForm("/account/email", { email, currentPassword: FACTORY_PASSWORD }),
        await client.postJson("/api/user/email", { email, currentPassword: FACTORY_PASSWORD }),
      ];
      const statuses = answers.map(({ status }) => status);
      assert.deepEqual(statuses, answers.map(() => 422), JSON.stringify(email));
    }
    assert.deepEqual(await db.selectFrom("tokens").select("id").execute(), []);
    assert.deepEqual(await db.selectFrom("jobs").select("id").execute(), []);
  },
  here,
);

databaseTest(
  "an address ignores case but keeps plus signs and dots: no mail rules are guessed",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    for (const email of ["ada@example.com", "ada+two@example.com", "a.da@example.com"]) {
      const browser = app.browser();
      await browser.postForm("/sign-up", { ...ada, email });
      const mail = await newestMail(practice);
      assert.equal(mail.to, email);
      assert.equal((await browser.postForm("/verify-email", { code: codeIn(mail) })).status, 303);
    }
    for (const email of ["ADA@example.com", "Ada+Two@EXAMPLE.com"]) {
      await app.browser().postForm("/sign-up", { ...ada, email });
      const mail = await newestMail(practice);
      assert.match(mail.subject, /already have an account/);
      assert.equal(mail.to, email.toLowerCase(), "Mail goes to the address as its owner wrote it.");
    }
    assert.equal((await db.selectFrom("users").select("id").execute()).length, 3);
  },
  here,
);

databaseTest(
  "an address from a provider is validated just as strictly: a list of two addresses links no account",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const owner = await createPatient(site.practice, { email: "ada@example.com" });
    for (const [index, email] of ["ada@example.com,eve@example.com", "ada\uff20example.com"].entries()) {
      site.google.person = { ...site.google.person, subject: `eve-${index}`, email, isEmailProven: true };
      const eve = site.app.browser();
      assert.deepEqual(goes(await eve.fetch(await walkThere(eve, "google"))), [303, "/sign-up/finish"]);
      assert.equal((await eve.fetch("/api/auth/session")).status, 401);
      const rest = { name: "Eve", role: "patient", timeZone: "Europe/London", email: "ada@example.com" };
      assert.deepEqual(goes(await eve.postForm("/sign-up/finish", rest)), [303, "/verify-email"]);
    }
    const accounts = await db.selectFrom("accounts").select("userId").execute();
    assert.deepEqual(
      accounts,
      [{ userId: owner.id }],
      "The address that she typed must be verified by its own mail.",
    );
    await runDueJobs(site.practice);
    assert.ok(site.practice.outbox.every(({ to }) => to === "ada@example.com"));
  },
  here,
);
