import assert from "node:assert/strict";
import { App, type Context, HttpError, type PageProps } from "fresh";
import { catchReports, siteFrom, siteOf, withRoutes } from "./support/site.ts";

const fails = (error: unknown) => ({
  handler: () => {
    throw error;
  },
});

const errorPage = (name: string) => ({
  default: ({ error }: PageProps) => <h1>{`${name}: ${error instanceof Error ? error.message : error}`}</h1>,
});

Deno.test("an error page keeps the error's status, even 404", async () => {
  const site = siteOf({ "_error.tsx": errorPage("root"), "a.ts": fails(new HttpError(409, "taken")) });
  const response = await site.fetch("/a");
  assert.equal(response.status, 409);
  assert.match(await response.text(), /<h1>root: taken<\/h1>/);
  const missing = await site.fetch("/nothing");
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /<h1>root: Not Found<\/h1>/);
});

Deno.test("the nearest error page answers, even for unknown paths", async () => {
  const site = siteOf({
    "_error.tsx": errorPage("root"),
    "a/_error.tsx": errorPage("a"),
    "a/b/c.ts": fails(new Error("bug")),
  });
  assert.match(await site.text("/a/b/c"), /a: bug/);
  assert.match(await site.text("/a/nothing"), /a: Not Found/);
  assert.match(await site.text("/nothing"), /root: Not Found/);
});

Deno.test("an _error.ts can be a handler that answers errors below it in any way", async () => {
  const handler = (ctx: Context<unknown>) => {
    const status = ctx.error instanceof HttpError ? ctx.error.status : 500;
    return Response.json({ status }, { status });
  };
  const app = withRoutes(
    new App<unknown>().use((ctx) => {
      if (ctx.req.headers.has("x-refuse")) throw new HttpError(401);
      return ctx.next();
    }).fsRoutes(),
    {
      "_error.tsx": errorPage("root"),
      "api/_error.ts": { handler },
      "api/a.ts": fails("no error at all"),
    },
  );
  const site = siteFrom(app);
  assert.deepEqual(await (await site.fetch("/api/a")).json(), { status: 500 });
  assert.deepEqual(await (await site.fetch("/api/nothing")).json(), { status: 404 });
  const refused = await site.fetch("/api/a", { headers: { "x-refuse": "1" } });
  assert.match(await refused.text(), /root: Unauthorized/, "The root's middleware lies in the root.");
});

Deno.test("an error during the render of a page is answered by the error page with 500", async () => {
  const Broken = () => {
    throw new Error("in the depth");
  };
  const site = siteOf({
    "_error.tsx": errorPage("root"),
    "a.tsx": { default: () => <div>{[1].map((i) => <Broken key={i} />)}</div> },
    "late.tsx": { default: () => Promise.reject(new Error("later")) },
  });
  const response = await site.fetch("/a");
  assert.equal(response.status, 500);
  assert.match(await response.text(), /root: in the depth/);
  assert.match(await site.text("/late"), /root: later/);
});

Deno.test("an error page is rendered in the layouts and the frame of its folder", async () => {
  const site = siteOf({
    "_app.tsx": {
      default: ({ Component }: PageProps) => (
        <html>
          <body>
            <Component />
          </body>
        </html>
      ),
    },
    "a/_layout.tsx": {
      default: ({ Component }: PageProps) => (
        <main>
          <Component />
        </main>
      ),
    },
    "a/b/_layout.tsx": {
      default: ({ Component }: PageProps) => (
        <section>
          <Component />
        </section>
      ),
    },
    "a/_error.tsx": errorPage("a"),
    "a/b/c.ts": fails(new Error("bug")),
  });
  assert.equal(
    await site.text("/a/b/c"),
    "<!DOCTYPE html><html><body><main><h1>a: bug</h1></main></body></html>",
  );
});

Deno.test("if an error page fails, the next one outside answers, and the failure is reported", async () => {
  const failing = {
    default: () => {
      throw new Error("the page is broken");
    },
  };
  const site = siteOf({
    "_error.tsx": errorPage("root"),
    "a/_error.tsx": failing,
    "a/b.ts": fails(new HttpError(403, "no")),
  });
  const reports = await catchReports(async () => {
    const response = await site.fetch("/a/b");
    assert.equal(response.status, 403);
    assert.match(await response.text(), /root: no/);
  });
  assert.equal(reports.length, 1);
  assert.match(String(reports[0][1]), /the page is broken/);
});

Deno.test("without an error page, the response is the status in words and reveals nothing about a bug", async () => {
  const site = siteOf({ "a.ts": fails(new Error("the secret is 7")), "b.ts": fails(new HttpError(404)) });
  await catchReports(async () => {
    const response = await site.fetch("/a");
    assert.equal(response.status, 500);
    assert.equal(await response.text(), "Internal Server Error");
    assert.equal(await site.text("/b"), "Not Found");
  });
});

Deno.test("onError answers errors below its path, or all errors with a star", async () => {
  const app = new App<unknown>()
    .use((ctx) => ctx.next())
    .onError("*", (ctx) => new Response(`all: ${ctx.error}`, { status: 500 }))
    .onError("/a/b", () => new Response("near", { status: 500 }))
    .get("/a/b/c", () => {
      throw new Error("bug");
    });
  assert.equal(await siteFrom(app).text("/a/b/c"), "near");
  assert.equal(await siteFrom(app).text("/x"), "all: HttpError: Not Found");
});

Deno.test("in development, a bug shows its stack and source lines, and an HttpError shows its page", async () => {
  const dev = { build: "1", respond: () => undefined };
  const site = siteOf({
    "_error.tsx": errorPage("root"),
    "a.ts": {
      handler: () => {
        throw new Error("<bug>"); // the guilty line
      },
    },
  }, { dev });
  const html = await site.text("/a");
  assert.match(html, /errors_test\.tsx:\d+/);
  assert.match(html, /&#62; +\d+ +throw new Error\(&#34;&#60;bug&#62;&#34;\); \/\/ the guilty line/);
  assert.doesNotMatch(html, /<bug>/);
  assert.match(await site.text("/nothing"), /root: Not Found/);
});

Deno.test("in development, the response keeps a middleware's headers, and a response that is not a page stays unchanged", async () => {
  const dev = { build: "1", respond: () => undefined };
  const site = siteFrom(withRoutes(
    new App<unknown>().use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-passed", "1");
      return response;
    }).use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        const isApi = ctx.url.pathname === "/api";
        return isApi ? Response.json({}, { status: 500 }) : new Response("sorry", { status: 500 });
      }
    }).fsRoutes(),
    { "a.ts": fails(new Error("bug")), "api.ts": fails(new Error("bug")) },
    { dev },
  ));
  const response = await site.fetch("/a");
  assert.equal(response.headers.get("x-passed"), "1");
  assert.match(await response.text(), /errors_test\.tsx/);
  assert.equal(await site.text("/api"), "{}");
});

Deno.test("every 405 lists the allowed methods in Allow", async () => {
  const site = siteOf({
    "_error.tsx": errorPage("root"),
    "a.ts": { handler: { GET: () => Promise.reject(new HttpError(405)), PUT: () => new Response() } },
  });
  assert.equal((await site.fetch("/a")).headers.get("allow"), "GET, HEAD, PUT, OPTIONS");
});

Deno.test("an HttpError carries its status, a message and a cause", () => {
  const cause = new Error("why");
  const error = new HttpError(503, "later", { cause });
  assert.deepEqual([error.status, error.message, error.cause], [503, "later", cause]);
  assert.equal(new HttpError(404).message, "Not Found");
});

Deno.test("an unexpected error that no page answers is reported on the console, and an HttpError is not", async () => {
  const bug = new Error("bug");
  const fail = (error: Error) => () => Promise.reject(error);
  const reports = await catchReports(async () => {
    await siteFrom(new App<unknown>().get("/a", fail(bug))).fetch("/a");
    await siteFrom(new App<unknown>().use(fail(bug)).get("/a", () => new Response())).fetch("/a");
    await siteFrom(new App<unknown>().get("/a", fail(new HttpError(404)))).fetch("/a");
    const answered = new App<unknown>().onError("*", () => new Response()).get("/a", fail(bug));
    await siteFrom(answered).fetch("/a");
  });
  assert.deepEqual(reports, [[bug], [bug]]);
});
