import assert from "node:assert/strict";
import { closeDatabase, kyselyOver } from "../../db/client.ts";
import { postgresDialect } from "../../db/postgres/dialect.ts";
import { sessionCookie } from "../../lib/site/cookies.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";
import { readPage } from "../support/read_page.ts";
import { freePort } from "../support/service.ts";

/** Signed in, as far as a browser knows. */
const signedIn = ({ config }: TestPractice) => ({
  cookie: `${sessionCookie.nameAt(config)}=${"a".repeat(32)}`,
});

/** Runs the test over a database that is not running. */
function unavailableTest(
  name: string,
  fn: (app: TestApp, practice: TestPractice) => Promise<void>,
): void {
  Deno.test(name, async () => {
    const databaseUrl = `postgresql://bloom@127.0.0.1:${freePort()}/bloom`;
    const db = kyselyOver(postgresDialect({ databaseUrl }));
    const practice = testPractice(db);
    await fn(await testApp(practice), practice);
    await closeDatabase(db);
  });
}

function assertRetryLater(response: Response): void {
  assert.equal(response.status, 503);
  assert.match(response.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
  assert.equal(response.headers.get("cache-control"), "no-store");
}

unavailableTest(
  "without its database, the API answers 503 and says when to come back",
  async (app, practice) => {
    const responses = [
      await app.fetch("/api/therapists"),
      await app.postJson("/api/auth/sign-in", { email: "robin@example.com", password: "whatever it is" }),
      await app.fetch("/api/appointments", { headers: signedIn(practice) }),
    ];
    for (const response of responses) {
      assertRetryLater(response);
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.deepEqual(await response.json(), {
        type: "urn:bloom:problem:unavailable",
        title: "Service Unavailable",
        status: 503,
        detail: "We can't reach our records at the moment. Try again in a few seconds.",
      });
    }
  },
);

unavailableTest("without its database, a page says to try again and shows no internals", async (app) => {
  const response = await app.fetch("/therapists");
  assertRetryLater(response);
  const page = await readPage(response);
  assert.match(page.text, /We can't reach our records at the moment. Try again in a few seconds./);
  assert.doesNotMatch(page.html, /ECONNREFUSED|127\.0\.0\.1|\.tsx?:|at async/);
});

unavailableTest(
  "without its database, a form is given back to send again, without its secrets",
  async (app) => {
    const response = await app.postForm("/sign-in?from=mail", [
      ["email", "robin@example.com"],
      ["returnTo", '/a?b="c"'],
      ["note", "one\r\ntwo"],
      ["password", "correct horse"],
      ["code", "123456"],
    ]);
    assertRetryLater(response);
    const page = await readPage(response);
    assert.match(page.title, /^This may not be saved/);
    assert.match(page.html, /name="email" value="robin@example.com"/);
    assert.match(page.html, /name="returnTo" value="\/a\?b=&quot;c&quot;"/);
    assert.match(page.html, /name="note" value="one\ntwo"/);
    assert.match(page.html, /Send it again/);
    assert.doesNotMatch(page.html, /correct horse|123456/);
  },
);

unavailableTest(
  "a multipart form is given back as one, with a note about its file",
  async (app, practice) => {
    const body = new FormData();
    body.set("number", "PSY-1234");
    body.set("document", new Blob(["%PDF-1.4"]), "license.pdf");
    const response = await app.fetch("/practice/credentials/new", {
      method: "POST",
      body,
      headers: signedIn(practice),
    });
    assertRetryLater(response);
    const page = await readPage(response);
    assert.match(page.html, /<form method="post" enctype="multipart\/form-data">/);
    assert.match(page.html, /name="number" value="PSY-1234"/);
    assert.match(page.text, /choose it again/);
  },
);

unavailableTest("an unavailable database is a warning with its code in the log", async (app, practice) => {
  await (await app.fetch("/therapists")).body?.cancel();
  const [warning, ...others] = practice.events.filter(({ level }) => level !== "info");
  assert.deepEqual(others, []);
  assert.equal(warning.event, "database_unavailable");
  assert.equal(warning.fields.route, "/therapists");
  assert.equal((warning.fields.error as { code?: string }).code, "ECONNREFUSED");
});

unavailableTest("without its database, the server is alive but not ready", async (app) => {
  const alive = await app.fetch("/healthz");
  assert.equal(alive.status, 200);
  await alive.body?.cancel();
  const ready = await app.fetch("/readyz");
  assert.equal(ready.status, 503);
  await ready.body?.cancel();
});
