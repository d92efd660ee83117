import assert from "node:assert/strict";
import { z } from "zod";
import type { Answer } from "../../lib/site/api/operation.ts";
import { respond } from "../../lib/site/api/respond.ts";
import { named, reply } from "../../lib/site/define.ts";
import type { State } from "../../lib/site/state.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { testConfig, testPractice } from "../support/practice.ts";

/** One request for each way to create a response. */
const asked: [string, RequestInit, number][] = [
  ["/", {}, 200],
  ["/nowhere", {}, 404],
  ["/%E0%A4%A", {}, 404],
  ["/healthz", { method: "DELETE" }, 405],
  ["/healthz", { method: "OPTIONS" }, 204],
  ["/appointments", {}, 303],
  ["/api/appointments", {}, 401],
  ["/api/nowhere", {}, 404],
  ["/favicon.svg", {}, 200],
  ["/sign-in", { method: "POST", headers: { origin: "https://evil.example" } }, 403],
  ["/sign-in", { method: "POST", body: "x", headers: { "content-type": "text/xml" } }, 415],
];

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

databaseTest("every response has the security headers, errors included", async ({ db }) => {
  const app = await testApp(testPractice(db));
  for (const [path, init, status] of asked) {
    const response = await app.fetch(path, init);
    const told = `${init.method ?? "GET"} ${path}`;
    assert.equal(response.status, status, told);
    const { headers } = response;
    const policy = headers.get("content-security-policy") ?? "";
    const directives = policy.split("; ");
    for (const directive of strict) assert.ok(directives.includes(directive), `${told}: ${directive}`);
    assert.ok(!policy.includes("unsafe"), told);
    assert.equal(headers.get("x-frame-options"), "DENY", told);
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", told);
    assert.equal(headers.get("x-content-type-options"), "nosniff", told);
    assert.equal(headers.get("referrer-policy"), "strict-origin-when-cross-origin", told);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", told);
    assert.ok(headers.get("permissions-policy"), told);
    assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/, told);
    assert.equal(headers.get("strict-transport-security"), null, told);
  }
}, { engines: ["PGlite"] });

databaseTest(
  "outside local, every response tells browsers to use only https from then on",
  async ({ db }) => {
    const config = { ...testConfig(), environment: "qa" as const };
    const app = await testApp(testPractice(db, { config }));
    for (const [path, init] of asked) {
      const response = await app.fetch(path, init);
      assert.match(response.headers.get("strict-transport-security") ?? "", /^max-age=63072000/, path);
    }
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "only the reader's browser caches a public page; a file is cached for as long as its response says",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    const cacheControl = async (path: string) => (await app.fetch(path)).headers.get("cache-control");
    assert.equal(await cacheControl("/therapists"), "private, no-cache");
    assert.equal(await cacheControl("/favicon.svg"), "no-cache");
  },
  { engines: ["PGlite"] },
);

databaseTest("health data is Cache-Control: no-store", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createPatient(practice));
  for (
    const path of [
      "/appointments",
      "/account",
      "/api/user/profile",
      "/api/appointments",
      "/welcome?step=about",
    ]
  ) {
    assert.equal((await client.fetch(path)).headers.get("cache-control"), "no-store", path);
  }
}, { engines: ["PGlite"] });

databaseTest("an API response is no-store, even before a session exists", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const { email } = await createPatient(practice);
  const signIn = await app.fetch("/api/auth/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: FACTORY_PASSWORD }),
  });
  assert.equal(signIn.status, 200);
  assert.equal(signIn.headers.get("cache-control"), "no-store");
  assert.equal((await app.fetch("/api/therapists")).headers.get("cache-control"), "no-store");
}, { engines: ["PGlite"] });

Deno.test("every kind of answer is no-store, unless the operation says how long it may be kept", () => {
  const state = { directives: [] as string[] } as State;
  const file = { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(1) };
  const json = { description: "", body: named("Word", z.string()) };
  const answers: [Answer, unknown][] = [
    [json, "word"],
    [json, reply("word", { headers: { "set-cookie": "a=b" }, status: 201 })],
    [{ description: "" }, undefined],
    [{ description: "", file: ["application/pdf"] }, file],
  ];
  const cacheControl = (answer: Answer, result: unknown) =>
    respond({ tag: "Service", summary: "", answer }, result, state).headers.get("cache-control");
  for (const [answer, result] of answers) assert.equal(cacheControl(answer, result), "no-store");
  const kept = reply("word", { headers: { "cache-control": "max-age=60" } });
  assert.equal(cacheControl(json, kept), "max-age=60");
});

databaseTest(
  "an unexpected error shows a request ID, is logged under it, and reveals nothing else",
  async ({ db }) => {
    const logged: { event: string; fields?: Record<string, unknown> }[] = [];
    const keep = (event: string, fields?: Record<string, unknown>) => void logged.push({ event, fields });
    const practice = testPractice(db, {
      log: { info: keep, warn: keep, error: keep },
      now: () => {
        throw new Error("secret of the house");
      },
    });
    const app = await testApp(practice);
    for (const path of ["/therapists", "/api/therapists"]) {
      const response = await app.fetch(path);
      const text = await response.text();
      assert.equal(response.status, 500);
      assert.ok(!text.includes("secret of the house"), path);
      const id = response.headers.get("x-request-id");
      if (path === "/therapists") assert.ok(text.includes(id ?? "missing"));
      const entry = logged.find(({ event, fields }) =>
        event === "request_failed" && fields?.requestId === id
      );
      assert.match(String(entry?.fields?.error), /secret of the house/);
    }
  },
);

databaseTest("a log line names the route's pattern, never the path", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  await app.fetch("/verify-email/a-secret-of-a-mail?email=ada@example.com");
  const lines = JSON.stringify(practice.events);
  assert.ok(lines.includes("/verify-email/:token"));
  assert.ok(!lines.includes("a-secret-of-a-mail") && !lines.includes("ada@example.com"));
}, { engines: ["PGlite"] });
