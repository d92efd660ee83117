import assert from "node:assert/strict";
import { failOnConsoleError } from "../../support/database.ts";
import { faultCases } from "./cases.ts";
import { pg } from "./driver.ts";
import { runCase } from "./fault_case.ts";
import { type FaultyServer, startFaultyServer } from "./server.ts";

let server: Promise<FaultyServer | null> | undefined;
const isHere = Deno.env.has("BLOOM_TEST_POSTGRES");

Deno.test.afterAll(async () => await (await server)?.stop());

for (const fault of faultCases) {
  Deno.test({
    name: `${pg.name}: ${fault.name}`,
    ignore: !isHere,
    sanitizeOps: false,
    sanitizeResources: false,
    fn: () =>
      failOnConsoleError(async () => {
        const started = await (server ??= startFaultyServer());
        assert.ok(started, "The server of this file did not start.");
        const { broken, measured } = await runCase(fault, pg, started);
        if (measured.length > 0) console.log(measured.join(", "));
        assert.deepEqual(broken, []);
      }),
  });
}
