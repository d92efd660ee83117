import assert from "node:assert/strict";
import { App, createDefine, page } from "fresh";
import { routesOf } from "../../lib/fresh/app.ts";
import { siteFrom, siteOf, withRoutes } from "./support/site.ts";

const define = createDefine<unknown>();

Deno.test("a method that a file route does not have is answered with 405 and Allow", async () => {
  const site = siteOf({ "a.ts": { handler: { POST: () => new Response("posted") } } });
  const response = await site.fetch("/a");
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "POST, OPTIONS");
});

Deno.test("a method that no client should send is answered with 405, without an error", async () => {
  const site = siteOf({ "a.ts": { handler: { GET: () => new Response("a") } } });
  for (const method of ["BREW", "constructor", "toString"]) {
    assert.equal((await site.fetch("/a", { method })).status, 405);
  }
});

Deno.test("OPTIONS is answered with 204 and Allow", async () => {
  const site = siteOf({
    "a.ts": { handler: { GET: () => new Response("a"), PUT: () => new Response("b") } },
  });
  const response = await site.fetch("/a", { method: "OPTIONS" });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("allow"), "GET, HEAD, PUT, OPTIONS");
});

Deno.test("GET's handler answers HEAD, without the body", async () => {
  const GET = () => new Response("body", { status: 201, headers: { "x-own": "1" } });
  const response = await siteOf({ "a.ts": { handler: { GET } } }).fetch("/a", { method: "HEAD" });
  assert.equal(response.status, 201);
  assert.equal(response.headers.get("x-own"), "1");
  assert.equal(response.body, null);
});

Deno.test("a handler for HEAD takes precedence over GET's", async () => {
  const handler = { GET: () => new Response("get"), HEAD: () => new Response(null, { status: 204 }) };
  assert.equal((await siteOf({ "a.ts": { handler } }).fetch("/a", { method: "HEAD" })).status, 204);
});

Deno.test("a page whose handlers lack GET is shown without data", async () => {
  const site = siteOf({
    "a.tsx": {
      handlers: define.handlers({ POST: () => page({ word: "posted" }) }),
      default: define.page(({ data }) => (
        <p>{Object.keys(Object(data)).length === 0 ? "nothing" : JSON.stringify(data)}</p>
      )),
    },
  });
  assert.match(await site.text("/a"), /<p>nothing<\/p>/);
  const posted = await site.fetch("/a", { method: "POST" });
  assert.match(await posted.text(), /posted/);
});

Deno.test("a handler that is a function answers every method", async () => {
  const site = siteOf({ "a.ts": { handler: (ctx: { req: Request }) => new Response(ctx.req.method) } });
  assert.equal(await (await site.fetch("/a", { method: "DELETE" })).text(), "DELETE");
});

Deno.test("methods that are registered for one path form one route", async () => {
  const app = new App<unknown>().get("/a", () => new Response("get")).post("/a", () => new Response("post"));
  assert.equal(await (await siteFrom(app).fetch("/a", { method: "POST" })).text(), "post");
  assert.deepEqual(routesOf(app), [{ pattern: "/a", methods: ["GET", "HEAD", "POST", "OPTIONS"] }]);
});

Deno.test("an app lists its routes with their patterns and methods", () => {
  const app = withRoutes(new App<unknown>().all("/code", () => new Response()).fsRoutes(), {
    "people/[id].tsx": { default: () => <p /> },
    "_error.tsx": { default: () => <p /> },
  });
  assert.deepEqual(routesOf(app), [
    { pattern: "/code", methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] },
    { pattern: "/people/:id", methods: ["GET", "HEAD", "OPTIONS"] },
  ]);
});
