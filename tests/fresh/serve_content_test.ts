import assert from "node:assert/strict";
import { App, staticFiles } from "fresh";
import { bytesContent, serveContent } from "../../lib/fresh/serve_content.ts";
import { openServer } from "../../lib/start/open_server.ts";
import type { Asset } from "../../lib/fresh/snapshot.ts";
import { siteFrom, withRoutes } from "./support/site.ts";

const DIGITS = "0123456789";
const bytes = (text: string) => new TextEncoder().encode(text);

const asset = (text: string, rest: Partial<Asset> = {}): Asset => ({
  file: { identity: bytes(text) },
  type: "video/mp4",
  hash: "h1",
  encodings: [],
  immutable: false,
  ...rest,
});

/** Serves the same bytes from a handler, from memory, and from a file that is too large to stay in memory. */
async function digits() {
  const large = await Deno.makeTempFile();
  await Deno.writeFile(large, bytes(DIGITS + "x".repeat(300_000)));
  const app = withRoutes(
    new App<unknown>()
      .use(staticFiles())
      .get("/handler", (ctx) =>
        serveContent(
          ctx.req,
          { etag: '"h1"', "content-type": "video/mp4" },
          bytesContent(bytes(DIGITS)),
        )),
    {},
    {
      assets: new Map([
        ["/static.mp4", asset(DIGITS)],
        ["/large.mp4", asset("", { file: large })],
        ["/empty.mp4", asset("")],
        [
          "/text.txt",
          asset(DIGITS, {
            file: { identity: bytes(DIGITS), br: bytes("br") },
            type: "text/plain; charset=utf-8",
            encodings: ["br"],
          }),
        ],
      ]),
    },
  );
  return {
    app,
    ask: (path: string, headers: Record<string, string>, method = "GET") =>
      siteFrom(app).fetch(path, { headers, method }),
    [Symbol.asyncDispose]: () => Deno.remove(large),
  };
}

Deno.test("handlers and static files answer a range with only its bytes", async () => {
  await using site = await digits();
  for (const path of ["/handler", "/static.mp4"]) {
    const cases = [["bytes=2-4", "234", "2-4"], ["bytes=7-", "789", "7-9"], ["bytes=-2", "89", "8-9"]];
    cases.push(["bytes=8-99", "89", "8-9"], ["bytes=-99", DIGITS, "0-9"], ["Bytes=0-0", "0", "0-0"]);
    for (const [range, body, given] of cases) {
      const response = await site.ask(path, { range });
      assert.equal(response.status, 206, `${path} ${range}`);
      assert.equal(response.headers.get("content-range"), `bytes ${given}/10`);
      assert.equal(response.headers.get("content-length"), String(body.length));
      assert.equal(response.headers.get("content-type"), "video/mp4");
      assert.equal(response.headers.get("etag"), '"h1"');
      assert.equal(await response.text(), body);
    }
  }
  const large = await site.ask("/large.mp4", { range: "bytes=3-12" });
  assert.equal(large.headers.get("content-range"), "bytes 3-12/300010");
  assert.equal(await large.text(), "3456789xxx");
  assert.equal((await (await site.ask("/large.mp4", {})).arrayBuffer()).byteLength, 300_010);
});

Deno.test("a response with the whole content announces that ranges are possible", async () => {
  await using site = await digits();
  const response = await site.ask("/static.mp4", {});
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("accept-ranges"), "bytes");
  assert.equal(response.headers.get("content-length"), "10");
  assert.equal(await response.text(), DIGITS);
});

Deno.test("a range past the end is refused, and the refusal is not cached", async () => {
  await using site = await digits();
  for (const range of ["bytes=10-", "bytes=10-12", "bytes=-0"]) {
    const response = await site.ask("/static.mp4?v=h1", { range });
    assert.equal(response.status, 416, range);
    assert.equal(response.headers.get("content-range"), "bytes */10");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.body, null);
  }
  assert.equal((await site.ask("/empty.mp4", { range: "bytes=0-" })).status, 416);
});

Deno.test("a request that is not a GET for a single range of bytes gets the whole content", async () => {
  await using site = await digits();
  for (const range of ["bytes=0-1,4-5", "bytes=4-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=1", ""]) {
    const response = await site.ask("/static.mp4", { range });
    assert.equal(response.status, 200, range);
    assert.equal(await response.text(), DIGITS);
  }
  const head = await site.ask("/static.mp4", { range: "bytes=2-4" }, "HEAD");
  assert.equal(head.status, 200);
  assert.equal(head.headers.get("content-length"), "10");
});

Deno.test("If-Range gets the range if the content is unchanged, and otherwise the whole content", async () => {
  await using site = await digits();
  const status = async (path: string, validator: string) =>
    (await site.ask(path, { range: "bytes=2-4", "if-range": validator })).status;
  assert.equal(await status("/static.mp4", '"h1"'), 206);
  assert.equal(await status("/static.mp4", '"h0"'), 200);
  assert.equal(await status("/static.mp4", 'W/"h1"'), 200);
  assert.equal(await status("/static.mp4", "Thu, 01 Jan 2026 00:00:00 GMT"), 200);
  // A weak tag cannot vouch for single bytes.
  assert.equal(await status("/text.txt", 'W/"h1"'), 200);
});

Deno.test("If-None-Match takes precedence over the range", async () => {
  await using site = await digits();
  for (const tag of ['"h1"', 'W/"h1"', '"x", "h1"', "*"]) {
    for (const path of ["/handler", "/static.mp4"]) {
      const response = await site.ask(path, { range: "bytes=2-4", "if-none-match": tag });
      assert.equal(response.status, 304, tag);
      assert.equal(response.headers.get("etag"), '"h1"');
      assert.equal(response.headers.get("content-type"), null);
    }
  }
});

Deno.test("a range refers to the uncompressed file, even if the client accepts compression", async () => {
  await using site = await digits();
  const headers = { range: "bytes=2-4", "accept-encoding": "br" };
  const response = await site.ask("/text.txt", headers);
  assert.equal(response.status, 206);
  assert.equal(response.headers.get("content-encoding"), null);
  assert.equal(await response.text(), "234");
  const server = openServer(site.app.handler(), { port: 0, hostname: "127.0.0.1", onListen: () => {} });
  try {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
    await connection.write(
      bytes(
        "GET /text.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=2-4\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n",
      ),
    );
    let text = "";
    for await (const part of connection.readable.pipeThrough(new TextDecoderStream())) text += part;
    assert.match(text, /^HTTP\/1\.1 206 [^]*\r\n\r\n234$/);
    assert.doesNotMatch(text, /content-encoding/i);
  } finally {
    await server.shutdown();
  }
});

Deno.test("a file larger than memory is sent piece by piece", async () => {
  const size = 2 ** 36;
  const file = await Deno.makeTempFile();
  try {
    // The file has no blocks on the disk.
    await Deno.truncate(file, size);
    const large = new Map([["/large.mp4", { ...asset(""), file }]]);
    const site = siteFrom(withRoutes(new App<unknown>().use(staticFiles()), {}, { assets: large }));
    for (const range of ["bytes=0-", "bytes=5-"]) {
      const response = await site.fetch("/large.mp4", { headers: { range } });
      assert.equal(response.status, 206);
      assert.equal(response.headers.get("content-length"), String(size - Number(range.slice(6, -1))));
      const reader = response.body?.getReader();
      const { value } = await reader?.read() ?? {};
      assert.ok(value && value.byteLength > 0 && value.byteLength <= 2 ** 16);
      await reader?.cancel();
    }
    const last = await site.fetch("/large.mp4", { headers: { range: "bytes=-3" } });
    assert.deepEqual(new Uint8Array(await last.arrayBuffer()), new Uint8Array(3));
    assert.equal(
      (await site.fetch("/large.mp4", { method: "HEAD" })).headers.get("content-length"),
      String(size),
    );
  } finally {
    await Deno.remove(file);
  }
});
