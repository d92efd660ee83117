import assert from "node:assert/strict";
import { App, staticFiles } from "fresh";
import type { Asset } from "../../lib/fresh/snapshot.ts";
import { siteFrom, withRoutes } from "./support/site.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

const assets = new Map<string, Asset>([
  ["/logo.svg", {
    file: { identity: bytes("plain"), br: bytes("br"), gzip: bytes("gz") },
    type: "image/svg+xml",
    hash: "h1",
    encodings: ["br", "gzip"],
    immutable: false,
  }],
  ["/_fresh/a-HASH.js", {
    file: { identity: bytes("js") },
    type: "text/javascript",
    hash: "h2",
    encodings: [],
    immutable: true,
  }],
]);

const app = withRoutes(new App<unknown>().use(staticFiles()).fsRoutes(), {
  "[...path].ts": { handler: () => new Response("route") },
}, { assets });
const bare = withRoutes(new App<unknown>().use(staticFiles()), {}, { assets });
const site = siteFrom(bare);

Deno.test("a file is revalidated each time, and answered with 304 if it is unchanged", async () => {
  const response = await site.fetch("/logo.svg");
  assert.equal(response.headers.get("cache-control"), "no-cache");
  assert.equal(response.headers.get("content-type"), "image/svg+xml");
  const etag = response.headers.get("etag") ?? "";
  assert.equal(etag, 'W/"h1"');
  const again = await site.fetch("/logo.svg", { headers: { "if-none-match": `"x", ${etag}` } });
  assert.equal(again.status, 304);
  assert.equal(again.body, null);
  assert.equal((await site.fetch("/logo.svg", { headers: { "if-none-match": 'W/"old"' } })).status, 200);
});

Deno.test("a file with its hash in the address is cached forever", async () => {
  const forever = "public, max-age=31536000, immutable";
  assert.equal((await site.fetch("/_fresh/a-HASH.js")).headers.get("cache-control"), forever);
  assert.equal((await site.fetch("/logo.svg?v=h1")).headers.get("cache-control"), forever);
  assert.equal((await site.fetch("/logo.svg?v=h0")).headers.get("cache-control"), "no-cache");
});

Deno.test("a compressed file is sent if the client accepts its encoding", async () => {
  const sent = async (accept: string) => {
    const response = await site.fetch("/logo.svg", { headers: { "accept-encoding": accept } });
    assert.equal(response.headers.get("vary"), "accept-encoding");
    return [response.headers.get("content-encoding"), await response.text()];
  };
  assert.deepEqual(await sent("gzip, br;q=0.9"), ["br", "br"]);
  assert.deepEqual(await sent("gzip"), ["gzip", "gz"]);
  assert.deepEqual(await sent("br;q=0, gzip"), ["gzip", "gz"]);
  assert.deepEqual(await sent("identity"), [null, "plain"]);
});

Deno.test("HEAD returns a file's length without its content, and a file cannot be posted to", async () => {
  const head = await site.fetch("/logo.svg", { method: "HEAD" });
  assert.equal(head.headers.get("content-length"), "5");
  assert.equal(head.body, null);
  const post = await site.fetch("/logo.svg", { method: "POST" });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get("allow"), "GET, HEAD");
});

Deno.test("a path without a file goes on to the routes", async () => {
  assert.equal(await siteFrom(app).text("/other.svg"), "route");
  assert.equal(await siteFrom(app).text("/logo.svg"), "plain");
  assert.equal((await site.fetch("/other.svg")).status, 404);
});
