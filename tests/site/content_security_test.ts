import assert from "node:assert/strict";
import { App } from "fresh";
import { readConfig } from "../../lib/config/config.ts";
import { contentSecurity } from "../../lib/site/content_security.ts";
import { fileResponse } from "../../lib/site/file_response.ts";
import type { State } from "../../lib/site/state.ts";
import { siteFrom } from "../fresh/support/site.ts";

const stylesheet = { css: "p{}", source: "'sha256-abc='" };

const site = siteFrom(
  new App<State>()
    .use((ctx) => {
      Object.assign(ctx.state, { stylesheet: null, directives: [] });
      return ctx.next();
    })
    .use(contentSecurity(readConfig({})))
    .get("/plain", () => new Response())
    .get("/page", (ctx) => {
      ctx.state.stylesheet = stylesheet;
      return new Response();
    })
    .get("/file", (ctx) => {
      const file = { name: "license.pdf", contentType: "application/pdf", bytes: new Uint8Array(1) };
      return fileResponse(ctx.state, file);
    })
    .get("/video", (ctx) => {
      ctx.state.stylesheet = stylesheet;
      ctx.state.directives.push(
        "script-src 'self' 'unsafe-inline' https://video.example",
        "connect-src 'self' wss://video.example",
        "media-src 'self' blob:",
      );
      return new Response();
    }),
);

async function policyOf(path: string): Promise<Map<string, string>> {
  const header = (await site.fetch(path)).headers.get("content-security-policy") ?? "";
  const directives = header.split("; ").map((each) => [each.split(" ")[0], each] as const);
  assert.equal(new Map(directives).size, directives.length, "A browser heeds the first of two alone.");
  return new Map(directives);
}

Deno.test("a page allows its one stylesheet, and other responses allow none", async () => {
  assert.equal((await policyOf("/page")).get("style-src"), "style-src 'self' 'sha256-abc='");
  assert.equal((await policyOf("/plain")).get("style-src"), "style-src 'none'");
});

Deno.test("a route can make its policy stricter: a stored file is sandboxed", async () => {
  const policy = await policyOf("/file");
  assert.equal(policy.get("sandbox"), "sandbox");
  assert.equal(policy.get("default-src"), "default-src 'none'");
  assert.equal(policy.get("script-src"), "script-src 'self'");
});

Deno.test("a route can make its policy wider only in the directives that it names", async () => {
  const [wide, usual] = [await policyOf("/video"), await policyOf("/page")];
  assert.equal(wide.get("script-src"), "script-src 'self' https://video.example");
  assert.equal(wide.get("connect-src"), "connect-src 'self' wss://video.example");
  assert.equal(wide.get("media-src"), "media-src 'self' blob:");
  for (const name of ["default-src", "style-src", "img-src", "form-action", "frame-ancestors", "base-uri"]) {
    assert.equal(wide.get(name), usual.get(name), name);
  }
});

Deno.test("a route's own policy does not affect the next response", async () => {
  const before = await policyOf("/page");
  await policyOf("/video");
  assert.deepEqual(await policyOf("/page"), before);
});
