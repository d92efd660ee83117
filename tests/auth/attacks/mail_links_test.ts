import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { ada } from "../visitor.ts";

const forged = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "gopher",
  "x-original-url": "https://evil.example/",
  forwarded: "host=evil.example;proto=gopher",
  referer: "http://localhost:3000/evil.example",
};

databaseTest(
  "links in mail use the configured origin, never a request's header",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice);
    const app = await testApp(practice);
    const [stranger, signedIn] = [app.browser(), await app.as(owner)];
    const currentPassword = FACTORY_PASSWORD;
    const post = async (client: Client, path: string, fields: Record<string, string>) => {
      const response = await client.fetch(path, {
        method: "POST",
        headers: forged,
        body: new URLSearchParams(fields),
      });
      assert.equal(response.status, 303, path);
      await runDueJobs(practice);
    };
    await post(stranger, "/sign-up", { ...ada });
    await post(stranger, "/verify-email", { intent: "send" });
    await post(app.browser(), "/sign-up", { ...ada, email: owner.email });
    const asked = await app.browser().postJson("/api/auth/password-reset", { email: owner.email }, forged);
    assert.equal(asked.status, 202);
    const unknown = await app.browser().postJson(
      "/api/auth/password-reset",
      { email: "no@example.com" },
      forged,
    );
    assert.equal(unknown.status, 202);
    await post(signedIn, "/account/email", { email: "new@example.com", currentPassword });
    await post(signedIn, "/account/security/password", {
      currentPassword,
      newPassword: "seven herons on a jetty",
    });
    await runDueJobs(practice);

    assert.ok(practice.outbox.length >= 8, `${practice.outbox.length} mails`);
    for (const { subject, text, html } of practice.outbox) {
      const links = [...`${text}\n${html}`.matchAll(/[a-z]+:\/\/[^\s"<]+/g)].map(([link]) => link);
      assert.ok(links.length > 0, subject);
      for (const link of links) assert.equal(new URL(link).origin, practice.config.origin, subject);
      assert.doesNotMatch(text + html, /evil|gopher/);
    }
  },
  { engines: ["PGlite"] },
);
