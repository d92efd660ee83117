import assert from "node:assert/strict";
import { policy } from "../../../lib/site/access/policy.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testConfig, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { ada, codeIn, newestMail } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;

const hostile = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:evil()",
  "/%2f/evil.example",
  "/%5cevil.example",
  "/.//evil.example",
  "/a/%2e%2e//evil.example",
  "/\t/evil.example",
  "/a%0d%0aLocation:%20https://evil.example",
];

/** Returns where an answer leads, with everything that its page could lead to. */
async function leadsTo(response: Response): Promise<string> {
  return `${response.headers.get("location") ?? ""} ${await response.text()}`;
}

databaseTest("no page leads to another site, whatever return address it gets", async ({ db }) => {
  const config = testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
  const practice = testPractice(db, { config });
  const app = await testApp(practice);
  const [patient, therapist] = [await createPatient(practice), await createTherapist(practice)];
  await addAuthenticator(practice, therapist.id);
  const readers = [app.browser(), await app.as(patient), await app.as(therapist, { twoFactors: false })];
  const led: string[] = [];
  for (const [route, { GET }] of Object.entries(policy)) {
    if (!GET || route.startsWith("/api/")) continue;
    const path = route.replaceAll(/:\w+/g, crypto.randomUUID());
    for (const [index, returnTo] of hostile.entries()) {
      const query = new URLSearchParams({ returnTo });
      const text = await leadsTo(await readers[index % readers.length].fetch(`${path}?${query}`));
      // A redirect to sign-in or to a second factor carries the address along as a path of this site.
      if (/evil/.test(text.replace(/^\/(sign-in|account\/security\/second-factor)\?returnTo=%2F\w\S*/, ""))) {
        led.push(`${route} ${returnTo}`);
      }
    }
  }
  assert.deepEqual(led, []);
}, here);

databaseTest("signing in, verifying and confirming stay on this site", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice);
  const phone = await addAuthenticator(practice, therapist.id);
  const { email } = await createPatient(practice);
  const arrives: Record<string, (returnTo: string) => Promise<Response>> = {
    "signing in": (returnTo) =>
      app.browser().postForm("/sign-in", { email, password: FACTORY_PASSWORD, returnTo }),
    "a new address": async (returnTo) => {
      const browser = app.browser();
      await runDueJobs(practice);
      const fresh = `${crypto.randomUUID()}@example.com`;
      await browser.postForm("/sign-up", { ...ada, email: fresh, returnTo });
      return await browser.postForm("/verify-email", { code: codeIn(await newestMail(practice)), returnTo });
    },
    "a session that rises": async (returnTo) => {
      const client = await app.as(therapist, { twoFactors: false });
      return await nextCode((code) => client.postForm("/account/security/second-factor", { code, returnTo }));
    },
    "a proof before passkeys": async (returnTo) => {
      const client = await app.as(therapist);
      const path = `/account/security/passkeys?${new URLSearchParams({ returnTo })}`;
      return await nextCode((proof) => client.postForm(path, { proof }));
    },
    "a way through a first factor": async (returnTo) => {
      const browser: Client = app.browser();
      await browser.postForm("/sign-in", { email: therapist.email, password: FACTORY_PASSWORD, returnTo });
      return await nextCode((code) => browser.postForm("/sign-in/two-factor", { code, returnTo }));
    },
  };
  function nextCode(use: (code: string) => Promise<Response>) {
    practice.clock.advance({ seconds: 30 });
    return use(phone.code());
  }
  for (const [what, arrive] of Object.entries(arrives)) {
    for (const returnTo of hostile.slice(0, 5)) {
      const response = await arrive(returnTo);
      assert.equal(response.status, 303, what);
      assert.doesNotMatch(response.headers.get("location") ?? "", /evil/, `${what} ${returnTo}`);
      const site = practice.config.origin;
      assert.equal(new URL(response.headers.get("location") ?? "", site).origin, site);
    }
  }
}, here);

databaseTest(
  "a confirmation page leads back to a path of this site, whatever the referrer says",
  async ({ db }) => {
    const config = testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
    const practice = testPractice(db, { config });
    const client = await (await testApp(practice)).as(await createPatient(practice));
    for (const referer of ["https://evil.example//evil.example", "https://evil.example/%2f/evil.example"]) {
      await client.fetch("/sign-in/google?purpose=confirm", {
        method: "POST",
        headers: { referer },
        body: new URLSearchParams(),
      });
      const { id, payload } = await db.selectFrom("tokens").select(["id", "payload"])
        .orderBy("createdAt", "desc").executeTakeFirstOrThrow();
      const { returnTo } = JSON.parse(await practice.keyring.open(payload, `tokens.payload:${id}`));
      assert.equal(returnTo, null, referer);
      await db.deleteFrom("tokens").execute();
    }
  },
  here,
);
