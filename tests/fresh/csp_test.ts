import assert from "node:assert/strict";
import { App, csp } from "fresh";
import { siteFrom, snapshotOf } from "./support/site.ts";

const HASH = "'sha256-abc='";

async function policyOf(options: Parameters<typeof csp>[0], path = "/a"): Promise<Map<string, string>> {
  const app = new App<unknown>().use(csp(options)).get("/a", () => new Response("a"))
    .setSnapshot(snapshotOf({}, { cssHash: HASH }));
  const response = await siteFrom(app).fetch(path);
  const header = response.headers.get("content-security-policy") ?? "";
  return new Map(header.split("; ").map((directive) => [directive.split(" ")[0], directive]));
}

Deno.test("every response carries the policy, a 404 and a plain one too", async () => {
  assert.ok((await policyOf({})).has("default-src"));
  assert.ok((await policyOf({}, "/nothing")).has("default-src"));
});

Deno.test("scripts come from this site alone, without nonce or unsafe-inline", async () => {
  assert.equal((await policyOf({})).get("script-src"), "script-src 'self'");
});

Deno.test("the stylesheet in the page is allowed by its hash, beside what is given", async () => {
  assert.equal((await policyOf({})).get("style-src"), `style-src 'self' ${HASH}`);
  assert.equal((await policyOf({ csp: ["style-src 'none'"] })).get("style-src"), `style-src ${HASH}`);
  assert.equal((await policyOf({ csp: ["style-src https:"] })).get("style-src"), `style-src https: ${HASH}`);
});

Deno.test("a given directive takes the place of its default", async () => {
  const policy = await policyOf({ csp: ["default-src 'none'", "img-src 'self' data:"] });
  assert.equal(policy.get("default-src"), "default-src 'none'");
  assert.equal(policy.get("img-src"), "img-src 'self' data:");
});
