import assert from "node:assert/strict";
import { App } from "fresh";
import { siteFrom, withRoutes } from "./support/site.ts";

/** An external server with a compressed response. */
function startElsewhere() {
  const body = "from elsewhere ".repeat(200);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", automaticCompression: true, onListen: () => {} },
    () => new Response(body, { status: 203, headers: { "content-type": "text/plain", "x-own": "kept" } }),
  );
  return { body, address: `http://127.0.0.1:${server.addr.port}/`, stop: () => server.shutdown() };
}

Deno.test("handlers, files and middlewares can return a response of fetch, and its headers can be set", async () => {
  const elsewhere = startElsewhere();
  const app = withRoutes(
    new App<unknown>()
      .use(async (ctx) => {
        const response = await ctx.next();
        response.headers.set("x-passed", "yes");
        return response;
      })
      .use("/by-middleware", () => fetch(elsewhere.address))
      .get("/by-middleware", () => new Response("never"))
      .get("/by-handler", () => fetch(elsewhere.address))
      .fsRoutes(),
    { "by-file.ts": { handler: () => fetch(elsewhere.address) } },
  );
  try {
    for (const path of ["/by-handler", "/by-file", "/by-middleware"]) {
      const response = await siteFrom(app).fetch(path);
      assert.equal(response.status, 203, path);
      assert.equal(response.headers.get("x-passed"), "yes");
      assert.equal(response.headers.get("x-own"), "kept");
      // fetch has decoded the body, so the response must no longer have the header of a compressed one.
      assert.equal(response.headers.get("content-encoding"), null);
      assert.equal(await response.text(), elsewhere.body);
    }
  } finally {
    await elsewhere.stop();
  }
});

Deno.test("headers can be set on an immutable response without a body", async () => {
  const app = new App<unknown>().use(async (ctx) => {
    const response = await ctx.next();
    response.headers.set("x-passed", "yes");
    return response;
  }).use("/a", () => Response.redirect("http://site.example/b", 303)).get("/a", () => new Response());
  const response = await siteFrom(app).fetch("/a");
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("x-passed"), "yes");
});
