import assert from "node:assert/strict";
import { App, type Context } from "fresh";
import { serverHandler } from "../../lib/fresh/app.ts";
import { openServer } from "../../lib/start/open_server.ts";

const long = "<p>words and words</p>".repeat(200);

const site = serverHandler(
  new App<unknown>()
    .get("/page", (ctx) => ctx.render(<div dangerouslySetInnerHTML={{ __html: long }} />))
    .get("/host", (ctx) => new Response(ctx.url.pathname)),
);

const quiet = { port: 0, hostname: "127.0.0.1", onListen: () => {} };

/** Sends a handwritten request and returns the whole response. */
async function ask(port: number, request: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(`${request}\r\nConnection: close\r\n\r\n`));
  let text = "";
  for await (const part of connection.readable.pipeThrough(new TextDecoderStream("latin1"))) text += part;
  return text;
}

Deno.test("pages are compressed only if the client accepts it", async () => {
  const server = openServer(site, quiet);
  const head = async (accept: string) => {
    const text = await ask(
      server.addr.port,
      `GET /page HTTP/1.1\r\nHost: a${accept && `\r\nAccept-Encoding: ${accept}`}`,
    );
    return { text, encoding: /content-encoding: (\w+)/i.exec(text)?.[1] ?? null };
  };
  const [br, gzip, plain] = [await head("br"), await head("gzip"), await head("")];
  assert.equal(br.encoding, "br");
  assert.equal(gzip.encoding, "gzip");
  assert.match(br.text, /vary: accept-encoding/i);
  assert.ok(br.text.length < 1000 && gzip.text.length < 1000);
  assert.equal(plain.encoding, null);
  assert.ok(plain.text.includes(long));
  await server.shutdown();
});

Deno.test("HEAD returns the same content length as GET", async () => {
  const server = openServer(site, quiet);
  const length = (text: string) => /content-length: (\d+)/i.exec(text)?.[1];
  const head = await ask(server.addr.port, "HEAD /page HTTP/1.1\r\nHost: a");
  const get = await ask(server.addr.port, "GET /page HTTP/1.1\r\nHost: a");
  assert.equal(length(head), length(get));
  assert.ok(head.endsWith("\r\n\r\n"));
  await server.shutdown();
});

Deno.test("an invalid Host header breaks nothing", async () => {
  const server = openServer(site, quiet);
  for (const host of ["a b", "", "[", "a:b:c", "%"]) {
    const text = await ask(server.addr.port, `GET /host HTTP/1.1\r\nHost: ${host}`);
    assert.match(text, /^HTTP\/1\.1 (200|400) /, host);
  }
  await server.shutdown();
});

Deno.test("stopping the server finishes the open request and refuses new ones", async () => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const handler = async (_: Context<unknown>) => {
    arrived.resolve();
    await release.promise;
    return new Response("finished");
  };
  const server = openServer(serverHandler(new App<unknown>().get("/slow", handler)), quiet);
  const answer = fetch(`http://127.0.0.1:${server.addr.port}/slow`);
  await arrived.promise;
  const stopped = server.shutdown();
  await assert.rejects(fetch(`http://127.0.0.1:${server.addr.port}/slow`));
  release.resolve();
  assert.equal(await (await answer).text(), "finished");
  await stopped;
});
