import assert from "node:assert/strict";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { testConfig, testPractice } from "../support/practice.ts";

databaseTest(
  "X-Forwarded-For counts only behind as many proxies as the configuration trusts",
  async ({ db }) => {
    for (const trustedProxies of [0, 1]) {
      const practice = testPractice(db, { config: { ...testConfig(), trustedProxies } });
      const patient = await createPatient(practice);
      const client = await (await testApp(practice)).as(patient);
      await client.fetch("/api/appointments", {
        headers: { "x-forwarded-for": "198.51.100.1, 203.0.113.9" },
      });
      const event = await db.selectFrom("auditEvents").select("network")
        .where("actorId", "=", patient.id).where("action", "=", "list").executeTakeFirstOrThrow();
      assert.equal(event.network === "203.0.113.9", trustedProxies === 1, event.network ?? "none");
    }
  },
  { engines: ["PGlite"] },
);
