import assert from "node:assert/strict";
import { readConfig } from "../../lib/config/config.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";

databaseTest("a request that passed fewer proxies than TRUSTED_PROXIES is refused", async ({ db }) => {
  const app = await testApp(testPractice(db, { config: { ...readConfig({}), trustedProxies: 2 } }));
  const ask = (path: string, forwardedFor?: string) =>
    app.fetch(path, { headers: forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor } });
  for (const forwardedFor of [undefined, "", "203.0.113.9"]) {
    for (const path of ["/", "/sign-in", "/api/therapists", "/nowhere"]) {
      const response = await ask(path, forwardedFor);
      assert.equal(response.status, 421, `${path} ${forwardedFor}`);
      assert.match(await response.text(), /did not come through our own address/);
    }
  }
  assert.equal((await ask("/sign-in", "203.0.113.9, 198.51.100.1")).status, 200);
  assert.equal((await ask("/sign-in", "1.1.1.1, 203.0.113.9, 198.51.100.1")).status, 200);
});

databaseTest("the platform's probes need no proxy", async ({ db }) => {
  const app = await testApp(testPractice(db, { config: { ...readConfig({}), trustedProxies: 1 } }));
  for (const path of ["/healthz", "/readyz"]) assert.equal((await app.fetch(path)).status, 200, path);
});
