import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { askForEmailChange } from "../../../lib/auth/email_change/ask_for_email_change.ts";
import { confirmEmailChange } from "../../../lib/auth/email_change/confirm_email_change.ts";
import { askForReset } from "../../../lib/auth/password_reset/ask_for_reset.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { beginChallenge } from "../two_factor/challenge.ts";
import { ada, callerFrom, freshBrowser } from "../visitor.ts";

/** Requests a mail with a link. @returns the link's path. */
async function linkOf(practice: TestPractice, to: string, ask: () => Promise<unknown>): Promise<string> {
  const before = practice.outbox.length;
  await ask();
  await runDueJobs(practice);
  const { text } = practice.outbox.slice(before).find((mail) => mail.to === to) ?? { text: "" };
  const path = /http:\/\/localhost:3000(\/\S+)/.exec(text)?.[1];
  assert.ok(path, "The mail has no link.");
  return path;
}

/**
 * Returns all three kinds of mailed links, each for a different user: a reset would discard a pending
 * address.
 */
async function mailedLinks(practice: TestPractice) {
  const [owner, mover] = [await createPatient(practice), await createPatient(practice)];
  const email = "new@example.com";
  return {
    signUp: await linkOf(practice, ada.email, () => signUp(callerFrom(practice), ada)),
    reset: await linkOf(practice, owner.email, () => askForReset(callerFrom(practice), owner)),
    address: await linkOf(practice, email, () => askForEmailChange(actingFor(practice, mover), { email })),
  };
}

const secretIn = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const everything = async (db: Db) =>
  JSON.stringify([
    await db.selectFrom("tokens").selectAll().execute(),
    await db.selectFrom("jobs").selectAll().execute(),
  ]);

databaseTest(
  "a mail scanner's GET does not use up a link, whether for a sign-up, a reset or a new address",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const links = await mailedLinks(practice);
    const forms = {
      signUp: { password: ada.password },
      reset: { password: "seven herons on a jetty" },
      address: {},
    };
    for (const [what, path] of Object.entries(links) as [keyof typeof links, string][]) {
      for (const method of ["GET", "HEAD", "GET", "OPTIONS", "GET"]) {
        const { status } = await app.browser().fetch(path, { method });
        assert.ok(status === 200 || (method === "OPTIONS" && status < 300), `${what} ${method} ${status}`);
      }
      const used = await app.browser().postForm(path, forms[what]);
      assert.ok(used.status === 303 || used.status === 200, `${what} ${used.status}`);
      assert.equal((await app.browser().postForm(path, forms[what])).status, 404, `${what} is used up.`);
    }
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "secrets of links and challenges are stored only as hashes, in no table and no job",
  async ({ db }) => {
    const practice = testPractice(db);
    const { signUp, reset, address } = await mailedLinks(practice);
    const user = await createPatient(practice);
    await addAuthenticator(practice, user.id);
    const secrets = [...[signUp, reset, address].map(secretIn), await beginChallenge(practice, user)];
    const stored = await everything(db);
    for (const secret of secrets) {
      assert.match(secret, /^[a-z2-7]{32}$/, "It has 160 random bits.");
      assert.ok(!stored.includes(secret));
    }
    assert.ok(!stored.includes("new@example.com"), "What it carries is not stored either.");
  },
);

async function useAtOnce(db: Db): Promise<void> {
  const practice = testPractice(db);
  const owner = await createPatient(practice);
  const email = "new@example.com";
  const ask = () => askForEmailChange(actingFor(practice, owner), { email });
  const secret = secretIn(await linkOf(practice, email, ask));
  const results = await Promise.all(
    [1, 2, 3, 4].map(() => confirmEmailChange(callerFrom(practice), secret, freshBrowser.session)),
  );
  assert.deepEqual(results.map(({ kind }) => kind).sort(), ["changed", "gone", "gone", "gone"]);
  await runDueJobs(practice);
  const told = practice.outbox.filter(({ subject }) =>
    /address of your Bloom account was changed/.test(subject)
  );
  assert.equal(told.length, 1);
}

const atOnce = "of two uses of a new address's link at the same moment one changes it";
databaseTest(atOnce, ({ db }) => useAtOnce(db));
// At this level no transaction is rolled back: the statement itself lets only one through.
databaseTest(atOnce, ({ db }) => useAtOnce(db), { engines: ["PostgreSQL"], isolation: "read committed" });

databaseTest("a link works only for its own purpose", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const links = await mailedLinks(practice);
  for (const [what, path] of Object.entries(links)) {
    for (const other of Object.values(links).filter((each) => each !== path)) {
      const mixed = other.slice(0, other.lastIndexOf("/") + 1) + secretIn(path);
      assert.equal((await app.browser().fetch(mixed)).status, 404, `${what} at ${mixed}`);
      const form = { password: "seven herons on a jetty" };
      assert.equal((await app.browser().postForm(mixed, form)).status, 404, `${what} at ${mixed}`);
    }
  }
}, { engines: ["PGlite"] });
