import assert from "node:assert/strict";
import { policy } from "../../../lib/site/access/policy.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

/** What browsers send along with a request that another site triggered. */
const hostile: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://other.bloom.example" },
  { origin: "https://evil.example" },
  { origin: "http://localhost.evil.example:3000" },
  { origin: "null" },
];

databaseTest(
  "every change is refused when it comes from another site, signing in and verifying included",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const clients = {
      everyone: app.browser(),
      patient: await app.as(await createPatient(practice)),
      therapist: await app.as(await createTherapist(practice)),
      admin: await app.as(await createAdmin(practice)),
    };
    const passed: string[] = [];
    let asked = 0;
    for (const [route, rules] of Object.entries(policy)) {
      const path = route.replaceAll(/:\w+/g, crypto.randomUUID());
      for (const [method, { who }] of Object.entries(rules)) {
        if (method === "GET") continue;
        // A caller who is allowed to do it, so that no other refusal is mistaken for this one.
        const client = clients[who === "everyone" ? who : who[0]];
        for (const headers of hostile) {
          const response = await client.fetch(path, { method, headers, body: new URLSearchParams() });
          await response.body?.cancel();
          asked++;
          if (response.status !== 403) {
            passed.push(`${method} ${route} ${JSON.stringify(headers)}: ${response.status}`);
          }
        }
      }
    }
    assert.deepEqual(passed, []);
    assert.ok(asked > 200);
  },
  here,
);
