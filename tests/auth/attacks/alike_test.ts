import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { askForEmailChange } from "../../../lib/auth/email_change/ask_for_email_change.ts";
import { askForReset } from "../../../lib/auth/password_reset/ask_for_reset.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { ada, callerFrom } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;

/** Returns the address of an account, of a suspended one, and one without an account. */
async function addresses(practice: TestPractice): Promise<string[]> {
  const suspended = await createPatient(practice, { status: "suspended" });
  return [(await createPatient(practice)).email, suspended.email, "nobody@example.com"];
}

/** Returns the kinds of statements that the work runs. */
async function statementsOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  await work(
    db.withPlugin({
      transformQuery: ({ node }) => (statements.push(node.kind), node),
      transformResult: ({ result }) => Promise.resolve(result),
    }) as Db,
  );
  return statements;
}

/** Returns everything in an answer that could give an account away, without the address and random values. */
async function told(response: Response, email: string) {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, "=…"));
  const headers = [...response.headers].filter(([name]) => !/^(x-request-id|set-cookie)$/.test(name));
  return [response.status, headers, cookies, (await response.text()).replaceAll(email, "…")];
}

databaseTest(
  "sign-up, reset and change of address answer alike in every header and word, whether or not the account exists",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const asking = await createPatient(practice);
    const ways: Record<string, (email: string) => Promise<Response>> = {
      "sign-up": (email) => app.browser().postForm("/sign-up", { ...ada, email }),
      "sign-up by the API": (email) => app.browser().postJson("/api/auth/sign-up", { ...ada, email }),
      reset: (email) => app.browser().postForm("/forgot-password", { email }),
      "reset by the API": (email) => app.browser().postJson("/api/auth/password-reset", { email }),
      "change of address": async (email) =>
        (await app.as(asking)).postForm("/account/email", { email, currentPassword: FACTORY_PASSWORD }),
      "change of address by the API": async (email) =>
        (await app.as(asking)).postJson("/api/user/email", { email, currentPassword: FACTORY_PASSWORD }),
    };
    const emails = await addresses(practice);
    for (const [what, ask] of Object.entries(ways)) {
      const answers = [];
      for (const email of emails) answers.push(await told(await ask(email), email));
      for (const answer of answers) assert.deepEqual(answer, answers[0], what);
      assert.ok(Number(answers[0][0]) < 400, what);
      practice.outbox.length = 0;
      await runDueJobs(practice);
      for (const email of emails) {
        assert.ok(practice.outbox.some(({ to }) => to === email), `${what}: no mail to ${email}`);
      }
    }
  },
  here,
);

databaseTest(
  "reset and change of address do the same work, whether or not the account exists",
  async ({ db }) => {
    const practice = testPractice(db);
    const asking = await createPatient(practice);
    const ways = [
      (watched: Db, email: string) => askForReset({ ...callerFrom(practice), db: watched }, { email }),
      (watched: Db, email: string) =>
        askForEmailChange({ ...actingFor(practice, asking), db: watched }, { email }),
    ];
    const emails = await addresses(practice);
    for (const ask of ways) {
      const seen = [];
      for (const email of emails) {
        // The previous request would leave a token to delete; the statement is the same.
        seen.push(await statementsOf(db, (watched) => ask(watched, email)));
      }
      for (const statements of seen) assert.deepEqual(statements, seen[0]);
      assert.ok(seen[0].length > 0);
    }
  },
  here,
);
