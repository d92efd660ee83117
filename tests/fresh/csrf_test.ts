import assert from "node:assert/strict";
import { App, csrf } from "fresh";
import { siteFrom } from "./support/site.ts";

async function status(method: string, headers: HeadersInit, origin?: string | string[]): Promise<number> {
  const app = new App<unknown>().use(csrf({ origin })).all("/a", () => new Response("done"));
  return (await siteFrom(app).fetch("/a", { method, headers })).status;
}

Deno.test("reading is allowed from anywhere", async () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    assert.equal(
      await status(method, { "sec-fetch-site": "cross-site", origin: "https://evil.example" }),
      200,
    );
  }
});

Deno.test("a browser can post only from this site and from the address bar", async () => {
  for (
    const [site, expected] of [["same-origin", 200], ["none", 200], ["same-site", 403], [
      "cross-site",
      403,
    ]] as const
  ) {
    assert.equal(await status("POST", { "sec-fetch-site": site }), expected, site);
  }
  assert.equal(await status("DELETE", { "sec-fetch-site": "cross-site" }), 403);
});

Deno.test("an older browser is judged by its Origin", async () => {
  assert.equal(await status("POST", { origin: "http://site.example" }), 200);
  assert.equal(await status("POST", { origin: "https://evil.example" }), 403);
  assert.equal(await status("POST", { origin: "null" }), 403);
});

Deno.test("named origins may post, and no others", async () => {
  assert.equal(
    await status(
      "POST",
      { origin: "https://a.example", "sec-fetch-site": "cross-site" },
      "https://a.example",
    ),
    200,
  );
  assert.equal(
    await status("POST", { origin: "https://b.example" }, ["https://a.example", "https://b.example"]),
    200,
  );
  assert.equal(await status("POST", { origin: "http://site.example" }, "https://a.example"), 403);
});

Deno.test("a client that sends neither header is not a browser, and may post", async () => {
  assert.equal(await status("POST", {}), 200);
});
