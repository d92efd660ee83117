import assert from "node:assert/strict";
import { App, HttpError } from "fresh";
import { siteFrom, withRoutes } from "./support/site.ts";

Deno.test("ctx.next() in a handler causes a 404, because nothing comes after it", async () => {
  const app = withRoutes(
    new App<unknown>().use((ctx) => ctx.next())
      .get("/code", (ctx) => ctx.next())
      .fsRoutes(),
    { "file.ts": { handler: (ctx: { next(): unknown }) => ctx.next() } },
  );
  for (const path of ["/code", "/file"]) {
    const response = await siteFrom(app).fetch(path);
    assert.equal(response.status, 404, path);
    assert.equal(await response.text(), "Not Found");
  }
});

Deno.test("a handler that catches the error of its ctx.next() can still answer", async () => {
  const app = new App<unknown>().get("/a", async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      assert.ok(error instanceof HttpError && error.status === 404);
      return new Response("answered");
    }
  });
  assert.equal(await siteFrom(app).text("/a"), "answered");
});
