import assert from "node:assert/strict";
import { testApp } from "../support/app.ts";
import { openMemoryCache } from "../../lib/outside/cache/memory_cache.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";
import { readPage } from "../support/read_page.ts";

databaseTest(
  "an error page says what happened, offers a next step, and names the request",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const patient = await app.as(await createPatient(practice));
    const answers = {
      404: await app.fetch("/nowhere"),
      403: await patient.fetch("/practice"),
      405: await app.fetch("/therapists", { method: "DELETE", headers: { origin: practice.config.origin } }),
      415: await app.fetch("/sign-in", {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json" },
      }),
    };
    for (const [status, response] of Object.entries(answers)) {
      const requestId = response.headers.get("x-request-id");
      const page = await readPage(response);
      assert.equal(page.status, Number(status));
      assert.match(page.title, /^.+ · Bloom$/);
      assert.ok(page.links.includes("/"), `${status} leads home.`);
      assert.ok(requestId && page.text.includes(requestId), `${status} names the request.`);
    }
  },
);

databaseTest("an API error is a problem document that no cache keeps", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const response = await app.fetch("/api/appointments");
  assert.equal(response.status, 401);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.equal(response.headers.get("cache-control"), "no-store");
  const problem = await response.json();
  assert.deepEqual(problem, {
    type: "about:blank",
    title: "Unauthorized",
    status: 401,
    detail: "Sign in to continue.",
  });
}, { engines: ["PGlite"] });

databaseTest("an internal failure shows its request ID and no internals", async ({ db }) => {
  const secret = "the inside of the cache";
  const fail = () => Promise.reject(new Error(secret));
  const broken = { ...openMemoryCache(), hit: fail };
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const app = await testApp(testPractice(db, { cache: broken, log: quiet }));
  const response = await app.postForm("/sign-in", { email: "robin@example.com", password: "whatever it is" });
  const page = await readPage(response);
  assert.equal(page.status, 500);
  assert.match(page.text, /Something went wrong on our side/);
  assert.doesNotMatch(page.html, new RegExp(`${secret}|\\.tsx?:|at async`));
});

databaseTest(
  "a form sent after the session ended is given back to send again, without secrets",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    const response = await app.postForm("/account?from=mail", {
      name: 'A "B" <c>',
      notes: "one\ntwo",
      password: "correct horse",
      newPassword: "battery staple",
      code: "123456",
    });
    assert.equal(response.headers.get("cache-control"), "no-store");
    const page = await readPage(response);
    assert.equal(page.status, 401);
    assert.match(page.text, /You have been signed out/);
    assert.match(page.html, /name="name" value="A &quot;B&quot; &lt;c>"/);
    assert.match(page.html, /name="notes" value="one\ntwo"/);
    assert.doesNotMatch(page.html, /correct horse|battery staple|123456/);
    assert.ok(page.links.includes("/sign-in?returnTo=%2Faccount%2Fsessions%2Frenewal"));

    const tooLong = await app.postForm("/account", { name: "x".repeat(300_000) });
    assert.equal(
      tooLong.headers.get("location"),
      "/sign-in",
      "Fields that no form accepts are not given back.",
    );
    const forSomebodyElse = await app.postForm("/admin/credentials", { page: "2" });
    assert.notEqual(forSomebodyElse.status, 200);
  },
);

databaseTest(
  "a visitor is led to sign in and back, by page and by form",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    const page = await app.fetch("/appointments?when=past");
    assert.equal(page.status, 303);
    assert.equal(page.headers.get("location"), "/sign-in?returnTo=%2Fappointments%3Fwhen%3Dpast");
    assert.equal((await app.postForm("/account", {})).headers.get("location"), "/sign-in");
  },
);
