import assert from "node:assert/strict";
import { App, type Context } from "fresh";
import { siteFrom } from "./support/site.ts";

const answer = (tell: (ctx: Context<unknown>) => Response) =>
  siteFrom(new App<unknown>().all("/a/:id", tell));

Deno.test("a redirect has status 302 by default", async () => {
  const site = answer((ctx) => ctx.redirect("/b"));
  const response = await site.fetch("/a/1");
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("location"), "/b");
  assert.equal((await answer((ctx) => ctx.redirect("/b", 303)).fetch("/a/1")).status, 303);
});

Deno.test("a redirect to a path never leads to another host", async () => {
  for (
    const path of [
      "//evil.example",
      "///evil.example",
      "/\\evil.example",
      "\\/evil.example",
      "\\\\evil.example",
    ]
  ) {
    const response = await answer((ctx) => ctx.redirect(path)).fetch("/a/1");
    assert.equal(response.headers.get("location"), "/evil.example");
  }
});

Deno.test("a redirect ignores tabs, line breaks and leading blanks, as browsers do", async () => {
  for (
    const path of [
      "/\t/evil.example",
      "/\n/evil.example",
      "/\r\n\\evil.example",
      "\t//evil.example",
      " //evil.example",
      "\x01//evil.example",
    ]
  ) {
    const response = await answer((ctx) => ctx.redirect(path)).fetch("/a/1");
    assert.equal(response.headers.get("location"), "/evil.example", JSON.stringify(path));
  }
});

Deno.test("a redirect keeps an absolute address unchanged", async () => {
  const response = await answer((ctx) => ctx.redirect("https://other.example//x")).fetch("/a/1");
  assert.equal(response.headers.get("location"), "https://other.example//x");
});

Deno.test("the context has the address, the parameters, the route and the connection", async () => {
  const site = answer((ctx) =>
    Response.json([
      ctx.url.searchParams.get("q"),
      ctx.params.id,
      ctx.route,
      "hostname" in ctx.info.remoteAddr,
    ])
  );
  assert.deepEqual(await (await site.fetch("/a/b%20c?q=1")).json(), ["1", "b c", "/a/:id", true]);
});

Deno.test("each request has its own state", async () => {
  const site = siteFrom(
    new App<{ count: number }>().get(
      "/a",
      (ctx) => new Response(String(ctx.state.count = (ctx.state.count ?? 0) + 1)),
    ),
  );
  assert.equal(await site.text("/a"), "1");
  assert.equal(await site.text("/a"), "1");
});
