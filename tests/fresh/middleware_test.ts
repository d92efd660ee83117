import assert from "node:assert/strict";
import { App, type Context, HttpError, type Middleware } from "fresh";
import { siteFrom, withRoutes } from "./support/site.ts";

interface State {
  trail: string[];
}

/** Records its name on the way in, and in the response on the way out. */
const mark = (name: string): Middleware<State> => async (ctx) => {
  (ctx.state.trail ??= []).push(name);
  const response = await ctx.next();
  response.headers.append("x-passed", name);
  return response;
};

const trail = (ctx: Context<State>) => new Response((ctx.state.trail ?? []).join(" "));

Deno.test("a middleware surrounds what is registered after it, and nothing before it", async () => {
  const site = siteFrom(
    new App<State>().get("/before", trail).use(mark("one")).get("/between", trail).use(mark("two"))
      .get("/after", trail),
  );
  assert.equal(await site.text("/before"), "");
  assert.equal(await site.text("/between"), "one");
  assert.equal(await site.text("/after"), "one two");
});

Deno.test("a middleware of a path surrounds everything below it", async () => {
  const site = siteFrom(
    new App<State>().use("/in", mark("in")).get("/in", trail).get("/in/side", trail).get("/inside", trail),
  );
  assert.equal(await site.text("/in"), "in");
  assert.equal(await site.text("/in/side"), "in");
  assert.equal(await site.text("/inside"), "");
});

Deno.test("a middleware of a path surrounds optional parameters below it", async () => {
  const site = siteFrom(
    new App<State>().use("/in", mark("in")).get("/in{/:id}?/side", trail).get("/in{/:id}?", trail),
  );
  assert.equal(await site.text("/in"), "in");
  assert.equal(await site.text("/in/7"), "in");
  assert.equal(await site.text("/in/7/side"), "in");
});

Deno.test("middlewares of folders run from the outside in, after the app's own; a folder can have a list", async () => {
  const app = withRoutes(new App<State>().use(mark("app")).fsRoutes(), {
    "_middleware.ts": { default: mark("root") },
    "a/_middleware.ts": { handler: [mark("a1"), mark("a2")] },
    "a/(group)/_middleware.ts": { default: mark("group") },
    "a/(group)/b.ts": { handler: trail },
    "a/c.ts": { handler: trail },
  });
  assert.equal(await siteFrom(app).text("/a/b"), "app root a1 a2 group");
  assert.equal(await siteFrom(app).text("/a/c"), "app root a1 a2");
});

/** Answers every error with its status, and with the middlewares that the request has passed. */
const answering: Middleware<State> = async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    return new Response((ctx.state.trail ?? []).join(" "), { status });
  }
};

Deno.test("404, 405, OPTIONS, a malformed path and a bug pass the same middlewares as any request", async () => {
  const site = siteFrom(withRoutes(
    new App<State>().use(mark("outer")).use(answering).use(mark("app")).fsRoutes(),
    {
      "_middleware.ts": { default: mark("root") },
      "a/[id].ts": {
        handler: {
          GET: () => {
            throw new Error("bug");
          },
        },
      },
    },
  ));
  const statuses = [
    [await site.fetch("/nowhere"), 404],
    [await site.fetch("/a/%E0%A4%A"), 404],
    [await site.fetch("/a/1", { method: "PUT" }), 405],
    [await site.fetch("/a/1"), 500],
  ] as const;
  for (const [response, status] of statuses) {
    assert.equal(response.status, status);
    assert.equal(await response.text(), "outer app root");
    assert.equal(response.headers.get("x-passed"), "outer");
  }
  const options = await site.fetch("/a/1", { method: "OPTIONS" });
  assert.equal(options.status, 204);
  assert.equal(options.headers.get("x-passed"), "root, app, outer");
});

Deno.test("an unknown path passes the middlewares of its folder, but not those of groups", async () => {
  const site = siteFrom(withRoutes(new App<State>().use(answering).fsRoutes(), {
    "a/_middleware.ts": { default: mark("a") },
    "a/[id]/_middleware.ts": { default: mark("id") },
    "a/[id]/index.ts": { handler: trail },
    "(group)/_middleware.ts": { default: mark("group") },
    "(group)/b.ts": { handler: trail },
  }));
  assert.equal(await site.text("/a/1/nothing"), "a id");
  assert.equal(await site.text("/nothing"), "");
});

Deno.test("the outermost middleware knows the route, which is null for an unknown path", async () => {
  const seen: (string | null)[] = [];
  const app = withRoutes(
    new App<State>().use((ctx) => {
      seen.push(ctx.route);
      return ctx.next();
    }).fsRoutes(),
    { "a/[id]/index.ts": { handler: trail } },
  );
  await siteFrom(app).fetch("/a/1?b=/c");
  await siteFrom(app).fetch("/b");
  await siteFrom(app).fetch("/a/%");
  assert.deepEqual(seen, ["/a/:id", null, null]);
});

Deno.test("ctx.next() rejects with an error from inside, and ctx.error holds it from then on", async () => {
  const tea = new HttpError(418, "tea");
  const seen: unknown[] = [];
  const app = new App<State>().use(async (ctx) => {
    seen.push(ctx.error);
    try {
      return await ctx.next();
    } catch (error) {
      seen.push(error, ctx.error);
      return new Response("answered");
    }
  }).get("/a", () => {
    throw tea;
  });
  assert.equal(await siteFrom(app).text("/a"), "answered");
  assert.deepEqual(seen, [null, tea, tea]);
});

Deno.test("an error in a middleware goes to the middlewares outside it and skips what they do afterward", async () => {
  const site = siteFrom(
    new App<State>().use(mark("outermost")).use(answering).use(mark("outer")).use(async (ctx) => {
      await ctx.next();
      throw new HttpError(403, "not you");
    }).use(mark("inner")).get("/a", trail),
  );
  const response = await site.fetch("/a");
  assert.equal(response.status, 403);
  assert.equal(response.headers.get("x-passed"), "outermost");
});

Deno.test("an error page of a folder is inside the middlewares around that folder", async () => {
  const site = siteFrom(withRoutes(new App<State>().use(mark("app")).fsRoutes(), {
    "_error.ts": { handler: () => new Response("root", { status: 500 }) },
    "a/_middleware.ts": { default: mark("a") },
    "a/_error.ts": { handler: () => new Response("a", { status: 500 }) },
    "a/b.ts": { handler: () => Promise.reject(new HttpError(500)) },
    "c.ts": { handler: () => Promise.reject(new HttpError(500)) },
  }));
  const [below, root] = [await site.fetch("/a/b"), await site.fetch("/c")];
  assert.deepEqual([await below.text(), below.headers.get("x-passed")], ["a", "app"]);
  assert.deepEqual([await root.text(), root.headers.get("x-passed")], ["root", null]);
});

Deno.test("a middleware that returns no response causes an error that explains it", async () => {
  let error: unknown;
  const app = withRoutes(
    new App<State>().onError("*", (ctx) => {
      error = ctx.error;
      return new Response(null, { status: 500 });
    }).fsRoutes(),
    { "_middleware.ts": { default: () => {} }, "a.ts": { handler: trail } },
  );
  assert.equal((await siteFrom(app).fetch("/a")).status, 500);
  assert.match(String(error), /middleware returned no response/);
});

Deno.test("headers can be set on a response of Response.redirect", async () => {
  const app = new App<State>().use(mark("app")).get(
    "/a",
    () => Response.redirect("http://site.example/b", 303),
  );
  const response = await siteFrom(app).fetch("/a");
  assert.equal(response.headers.get("x-passed"), "app");
  assert.equal(response.headers.get("location"), "http://site.example/b");
});
