import assert from "node:assert/strict";
import { App, csp } from "fresh";
import { siteFrom } from "./support/site.ts";

async function policyOf(options: Parameters<typeof csp>[0]): Promise<Map<string, string>> {
  const app = new App<unknown>().use(csp(options)).get("/a", () => new Response("a"));
  const response = await siteFrom(app).fetch("/a");
  const header = response.headers.get("content-security-policy") ?? "";
  return new Map(header.split("; ").map((directive) => [directive.split(" ")[0], directive]));
}

Deno.test("a response that is not a page has the policy too", async () => {
  assert.ok((await policyOf({})).has("default-src"));
});

Deno.test("the policy allows scripts only from this site, without nonce or unsafe-inline", async () => {
  assert.equal((await policyOf({})).get("script-src"), "script-src 'self'");
});

Deno.test("a given directive replaces its default", async () => {
  const policy = await policyOf({ csp: ["default-src 'none'", "img-src 'self' data:"] });
  assert.equal(policy.get("default-src"), "default-src 'none'");
  assert.equal(policy.get("img-src"), "img-src 'self' data:");
});

Deno.test("with useNonce, unsafe-inline is removed, because the kernel has no inline scripts", async () => {
  const directives = ["script-src 'self' 'unsafe-inline'"];
  assert.equal((await policyOf({ csp: directives, useNonce: true })).get("script-src"), "script-src 'self'");
  assert.equal((await policyOf({ csp: directives })).get("script-src"), directives[0]);
});
