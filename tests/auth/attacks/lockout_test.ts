import assert from "node:assert/strict";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { testApp } from "../../support/app.ts";
import { makeAuthenticator } from "../../support/authenticator.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { callerFrom } from "../visitor.ts";

databaseTest(
  "an owner whom others' wrong passwords keep out is shown the other ways in, and gets in by passkey and by reset",
  async ({ db }) => {
    const config = readConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
    const practice = testPractice(db, { config });
    const app = await testApp(practice);
    const user = await createPatient(practice);
    const home = await app.as(user);
    const device = await makeAuthenticator(config.origin);
    const making = await (await home.postJson("/api/user/passkeys/options", {})).json();
    const made = await home.postJson("/api/user/passkeys", { credential: await device.create(making) });
    assert.equal(made.status, 201);
    await db.deleteFrom("sessions").execute();
    for (let n = 0; n < rateLimits.signInByAccount.most; n++) {
      await countAttempt(callerFrom(practice), ["signInByAccount", user.email]);
    }

    const fields = { email: user.email, password: FACTORY_PASSWORD };
    const before = await (await app.browser().fetch("/sign-in")).text();
    assert.doesNotMatch(before, /have to wait/);
    const refused = await app.browser().postForm("/sign-in", fields);
    assert.equal(refused.status, 429);
    const html = await refused.text();
    assert.match(html, /You don(?:'|&#39;)t have to wait.*?a passkey or Google below/s);
    assert.match(html, /<a href="\/forgot-password">set a new password<\/a>/);
    assert.match(html, /Continue with Google/);
    assert.match(html, /PasskeyButton/);

    const byPasskey = app.browser();
    const asking = await (await byPasskey.postJson("/api/auth/passkey/options", {})).json();
    const used = await byPasskey.postJson("/api/auth/passkey", { credential: await device.get(asking) });
    assert.equal(used.status, 200);

    const byReset = app.browser();
    assert.equal((await byReset.postForm("/forgot-password", { email: user.email })).status, 303);
    // The first run writes the mail, and the second sends it.
    await runDueJobs(practice);
    await runDueJobs(practice);
    const mail = practice.outbox.find(({ text }) => text.includes("/reset-password/"));
    const link = /\/reset-password\/\S+/.exec(mail?.text ?? "")?.[0];
    assert.ok(link);
    const reset = await byReset.postForm(link, { password: "seven herons on a jetty" });
    assert.equal(reset.status, 303);
    assert.equal((await byReset.fetch("/api/auth/session")).status, 200);
  },
  { engines: ["PGlite"] },
);
