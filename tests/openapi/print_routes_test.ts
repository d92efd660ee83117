import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { policy } from "../../lib/site/access/policy.ts";
import { operations } from "./api_operations.ts";

Deno.test("deno task routes prints the method, path, callers and summary of every route", async () => {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "routes"],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  const lines = new TextDecoder().decode(stdout).trimEnd().split("\n")
    .map((line) => line.split(/ {2,}/));
  const methods = Object.entries(policy)
    .flatMap(([route, rules]) => Object.keys(rules).map((method) => `${method} ${route}`));
  assert.deepEqual(lines.map(([method, route]) => `${method} ${route}`), methods);
  const lineOf = (method: string, route: string) =>
    lines.find((line) => line[0] === method && line[1] === route)?.slice(2);
  for (const { method, route, summary } of operations) assert.equal(lineOf(method, route)?.[1], summary);
  assert.deepEqual(lineOf("POST", "/api/appointments"), ["patient", "Book a slot"]);
  assert.deepEqual(lineOf("GET", "/api/therapists"), ["everyone", "Find therapists"]);
  assert.deepEqual(lineOf("GET", "/account/calendar"), ["patient or therapist"]);
});
