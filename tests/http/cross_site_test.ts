import assert from "node:assert/strict";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { testConfig, testPractice } from "../support/practice.ts";

const form = { email: "nobody@example.com", password: "a quiet walk by the river" };

databaseTest(
  "a POST from another site is refused by Sec-Fetch-Site or Origin, sign-in included",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const client = await app.as(await createPatient(practice));
    const hostile: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site", origin: "https://other.bloom.example" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ];
    for (
      const path of [
        "/sign-in",
        "/sign-up",
        "/sign-out",
        "/account",
        "/api/auth/sign-in",
        "/api/appointments",
      ]
    ) {
      for (const headers of hostile) {
        const response = await client.fetch(path, {
          method: "POST",
          body: new URLSearchParams(form),
          headers,
        });
        assert.equal(response.status, 403, `${path} ${JSON.stringify(headers)}`);
      }
    }
    assert.equal((await client.fetch("/api/auth/session")).status, 200);
  },
);

databaseTest("a POST from our own pages, or from a client that is not a browser, passes", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const ours: Record<string, string>[] = [
    { "sec-fetch-site": "same-origin" },
    {
      origin: "http://localhost:3000",
    },
    { origin: "http://127.0.0.1:3000" },
    {},
  ];
  for (const headers of ours) {
    const response = await app.fetch("/sign-in", {
      method: "POST",
      body: new URLSearchParams(form),
      headers,
    });
    assert.equal(response.status, 422, JSON.stringify(headers));
  }
}, { engines: ["PGlite"] });

databaseTest("outside local only the configured origin may post", async ({ db }) => {
  const config = { ...testConfig(), environment: "production" as const, origin: "https://bloom.example" };
  const app = await testApp(testPractice(db, { config }));
  const post = (origin: string) =>
    app.fetch("/sign-in", { method: "POST", body: new URLSearchParams(form), headers: { origin } });
  assert.equal((await post("https://bloom.example")).status, 422);
  assert.equal((await post("http://localhost:3000")).status, 403);
}, { engines: ["PGlite"] });

databaseTest(
  "a cross-site GET may read a public page",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    assert.equal(
      (await app.fetch("/therapists", { headers: { "sec-fetch-site": "cross-site" } })).status,
      200,
    );
  },
);
