import assert from "node:assert/strict";
import { App } from "fresh";
import type { Practice } from "../../lib/practice.ts";
import { beginRequest } from "../../lib/site/begin_request.ts";
import { observeRequests } from "../../lib/site/observe_requests.ts";
import type { State } from "../../lib/site/state.ts";
import { startEarlyServer } from "../support/early_server.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

const EVENTS = { "content-type": "text/event-stream" };
const event = new TextEncoder().encode("data: 1\n\n");

/** Serves the site's outermost middlewares around streams. */
function serveStreams() {
  // No query runs here.
  const practice: TestPractice = testPractice({} as Practice["db"]);
  const canceled: unknown[] = [];
  const app = new App<State>()
    .use(beginRequest(practice))
    .use(observeRequests)
    .get("/endless", () => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(event),
        cancel: (reason) => void canceled.push(reason),
      });
      return new Response(body, { headers: EVENTS });
    })
    .get("/finite", () => new Response(new Blob([event]).stream(), { headers: EVENTS }))
    .get("/listening", (ctx) => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(event);
          ctx.state.closing.signal.addEventListener("abort", () => controller.close());
        },
      });
      return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
    })
    .get("/broken", () => {
      let count = 0;
      const body = new ReadableStream({
        pull: (controller) =>
          count++ ? controller.error(new Error("the source failed")) : controller.enqueue(event),
      });
      return new Response(body, { headers: EVENTS });
    });
  const server = startEarlyServer();
  server.answerWith(app.handler());
  const breaks = () => practice.events.filter(({ event }) => event === "response_broken");
  return { app, practice, server, canceled, breaks };
}

Deno.test("open streams end when the process begins to stop, so that the server does not wait for them", async () => {
  const { practice, server, canceled, breaks } = serveStreams();
  const readers = [];
  for (const path of ["/endless", "/listening"]) {
    const { body } = await fetch(server.origin + path);
    const reader = body?.getReader();
    assert.deepEqual((await reader?.read())?.value, event);
    readers.push(reader);
  }
  practice.closing.abort();
  for (const reader of readers) assert.equal((await reader?.read())?.done, true);
  await server.shutdown();
  assert.equal(canceled.length, 1);
  assert.deepEqual(breaks(), []);
});

Deno.test("a stream that begins while the process stops ends immediately", async () => {
  const { app, practice, server, canceled } = serveStreams();
  practice.closing.abort();
  const response = await app.handler()(new Request("http://site.example/endless"));
  assert.equal(await response.text(), "");
  assert.equal(canceled.length, 1);
  await server.shutdown();
});

Deno.test("neither the end of a stream nor a client that leaves is logged", async () => {
  const { server, canceled, breaks } = serveStreams();
  assert.equal(await (await fetch(`${server.origin}/finite`)).text(), "data: 1\n\n");
  const { body } = await fetch(`${server.origin}/endless`);
  await body?.cancel();
  await server.shutdown();
  assert.equal(canceled.length, 1);
  assert.deepEqual(breaks(), []);
});

Deno.test("a stream whose source fails is logged once, under its request's ID", async () => {
  const { app, server, breaks } = serveStreams();
  const response = await fetch(`${server.origin}/broken`);
  await assert.rejects(response.text());
  const [{ level, fields }] = breaks();
  assert.equal(level, "error");
  assert.equal(fields.requestId, response.headers.get("x-request-id"));
  assert.equal(fields.route, "/broken");
  assert.equal(String(fields.error), "Error: the source failed");
  // The server may report it as well.
  await (await app.handler()(requestOf("/broken"), unsent())).text().catch(() => {});
  assert.equal(breaks().length, 2);
  await server.shutdown();
});

Deno.test("a response that the server could not send is logged under its request's ID", async () => {
  const { app, server, breaks } = serveStreams();
  const response = await app.handler()(requestOf("/finite"), unsent());
  await response.text();
  const [{ fields }, ...rest] = breaks();
  assert.equal(fields.requestId, response.headers.get("x-request-id"));
  assert.equal(String(fields.error), "Error: not sent");
  assert.deepEqual(rest, []);
  await server.shutdown();
});

const requestOf = (path: string) => new Request(`http://site.example${path}`);

/** Returns the server's report about a request whose response it could not send. */
function unsent(): Deno.ServeHandlerInfo {
  const completed = Promise.reject(new Error("not sent"));
  completed.catch(() => {});
  return { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 }, completed };
}

Deno.test("an event stream passes uncompressed, so that each event arrives when it is sent", async () => {
  const { practice, server } = serveStreams();
  const { port } = new URL(server.origin);
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const request =
    "GET /endless HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n";
  await connection.write(new TextEncoder().encode(request));
  let text = "";
  for await (const part of connection.readable.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.includes("data: 1")) practice.closing.abort();
  }
  assert.match(text, /data: 1/);
  assert.doesNotMatch(text, /content-encoding/i);
  await server.shutdown();
});
