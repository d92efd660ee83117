import assert from "node:assert/strict";
import { App, createDefine, page, type PageProps } from "fresh";
import { asset, Head } from "fresh/runtime";
import { useState } from "preact/hooks";
import { siteFrom, siteOf, withRoutes } from "./support/site.ts";

const define = createDefine<{ user: string }>();

const frame = {
  default: ({ Component }: PageProps) => (
    <html>
      <head>
        <meta charset="utf-8" />
        <title>Frame</title>
      </head>
      <body>
        <Component />
      </body>
    </html>
  ),
};

Deno.test("a page gets its handler's data, and its response gets the handler's status and headers", async () => {
  const handler = define.handlers({
    GET: (ctx) =>
      page({ name: ctx.params.id }, { status: 422, headers: { "x-own": "1", "set-cookie": "a=b" } }),
  });
  const site = siteOf({
    "[id].tsx": {
      handler,
      default: define.page<typeof handler>(({ data, url, route }) => (
        <p>{data.name} {url.pathname} {route}</p>
      )),
    },
  });
  const response = await site.fetch("/x");
  assert.equal(response.status, 422);
  assert.equal(response.headers.get("x-own"), "1");
  assert.equal(response.headers.get("set-cookie"), "a=b");
  assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
  assert.match(await response.text(), /^<!DOCTYPE html>.*<p>x \/x \/:id<\/p>/);
});

Deno.test("asynchronous pages and layouts are rendered, and so are functions that return a promise", async () => {
  const site = siteOf({
    "_app.tsx": { default: async (props: PageProps) => (await Promise.resolve(), frame.default(props)) },
    "_layout.tsx": {
      default: ({ Component }: PageProps) =>
        Promise.resolve(
          <main>
            <Component />
          </main>,
        ),
    },
    "a.tsx": { default: () => Promise.resolve(<p>late</p>) },
    "b.tsx": { default: async () => (await Promise.resolve(), <p>later</p>) },
  });
  assert.match(await site.text("/a"), /<title>Frame<\/title>.*<main><p>late<\/p><\/main>/);
  assert.match(await site.text("/b"), /<main><p>later<\/p><\/main>/);
});

Deno.test("an asynchronous page runs once", async () => {
  let runs = 0;
  const site = siteOf({ "_app.tsx": frame, "a.tsx": { default: () => Promise.resolve(<p>{++runs}</p>) } });
  assert.match(await site.text("/a"), /<p>1<\/p>/);
});

Deno.test("a component can return a response of its own, directly or as a promise", async () => {
  const site = siteOf({
    "_app.tsx": frame,
    "a.tsx": { default: () => new Response("own", { status: 202 }) },
    "b.tsx": { default: () => Promise.resolve(new Response("own", { status: 203 })) },
  });
  assert.equal((await site.fetch("/a")).status, 202);
  assert.equal((await site.fetch("/b")).status, 203);
});

Deno.test("pages can use hooks", async () => {
  const Page = () => {
    const [word] = useState("hooked");
    return <p>{word}</p>;
  };
  assert.match(await siteOf({ "a.tsx": { default: Page } }).text("/a"), /<p>hooked<\/p>/);
});

Deno.test("requests that render simultaneously keep separate heads", async () => {
  const site = siteOf({
    "_app.tsx": frame,
    "[id].tsx": {
      default: async ({ params }: PageProps) => {
        await new Promise((resolve) => setTimeout(resolve, Number(params.id)));
        return (
          <Head>
            <title>{params.id}</title>
          </Head>
        );
      },
    },
  });
  const pages = await Promise.all(["5", "1", "3"].map((id) => site.text(`/${id}`)));
  assert.deepEqual(pages.map((html) => html.match(/<title>(.*?)<\/title>/g)), [
    ["<title>5</title>"],
    ["<title>1</title>"],
    ["<title>3</title>"],
  ]);
});

Deno.test("Head puts its children into <head>, and its title replaces the frame's", async () => {
  const Page = () => (
    <main>
      <Head>
        <title>Page &amp; more</title>
        <meta name="robots" content="noindex" />
      </Head>
      text
    </main>
  );
  const html = await siteOf({ "_app.tsx": frame, "a.tsx": { default: Page } }).text("/a");
  assert.equal(
    html,
    '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Page &amp; more</title>' +
      '<meta name="robots" content="noindex"/></head><body><main>text</main></body></html>',
  );
});

Deno.test("of two titles, equal keys or metas with the same name, the one rendered last wins", async () => {
  const Inner = () => (
    <Head>
      <title>inner</title>
      <meta name="description" content="inner" />
      <link key="k" rel="next" href="/inner" />
      <link rel="prev" href="/inner" />
    </Head>
  );
  const Page = () => (
    <main>
      <Head>
        <title>outer</title>
        <meta name="description" content="outer" />
        <link key="k" rel="next" href="/outer" />
        <link rel="prev" href="/outer" />
      </Head>
      <Inner />
    </main>
  );
  const html = await siteOf({ "_app.tsx": frame, "a.tsx": { default: Page } }).text("/a");
  const head = html.slice(0, html.indexOf("</head>"));
  assert.equal(head.match(/<title>inner<\/title>/g)?.length, 1);
  assert.equal(head.match(/<title>/g)?.length, 1);
  assert.equal(head.match(/name="description"/g)?.length, 1);
  assert.equal(head.match(/rel="next" href="\/inner"/g)?.length, 1);
  assert.equal(head.match(/rel="prev"/g)?.length, 2);
});

Deno.test("Head can be in the frame's own head, and among plain elements", async () => {
  const Frame = ({ Component }: PageProps) => (
    <html>
      <head>
        <title>Frame</title>
        <Head>
          <meta name="robots" content="noindex" />
        </Head>
        <style dangerouslySetInnerHTML={{ __html: "p>a{color:red}" }} />
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
  const site = siteOf({ "_app.tsx": { default: Frame }, "a.tsx": { default: () => <p>a</p> } });
  assert.equal(
    await site.text("/a"),
    "<!DOCTYPE html><html><head><title>Frame</title><style>p>a{color:red}</style>" +
      '<meta name="robots" content="noindex"/></head><body><p>a</p></body></html>',
  );
});

Deno.test("a page that a middleware renders is in the root's frame, even after an error further inside", async () => {
  const site = siteFrom(withRoutes(
    new App<unknown>().use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        return await ctx.render(<p>sorry</p>, { status: 500 });
      }
    }).fsRoutes(),
    {
      "_app.tsx": frame,
      "a/_layout.tsx": {
        default: ({ Component }: PageProps) => (
          <main>
            <Component />
          </main>
        ),
      },
      "a/b.ts": { handler: () => Promise.reject(new Error("bug")) },
    },
  ));
  assert.match(await site.text("/a/b"), /<title>Frame<\/title><\/head><body><p>sorry<\/p><\/body>/);
});

Deno.test("without _app, a page gets a plain frame", async () => {
  const html = await siteOf({ "a.tsx": { default: () => <p>a</p> } }).text("/a");
  assert.match(html, /^<!DOCTYPE html><html lang="en"><head>.*<body><p>a<\/p><\/body><\/html>$/);
});

Deno.test("ctx.render renders inside the layouts and the frame", async () => {
  const site = siteOf({
    "_app.tsx": frame,
    "a.ts": { handler: define.handlers((ctx) => ctx.render(<p>{ctx.url.pathname}</p>, { status: 201 })) },
  });
  const response = await site.fetch("/a");
  assert.equal(response.status, 201);
  assert.match(await response.text(), /<body><p>\/a<\/p><\/body>/);
});

Deno.test("if a handler returns data for a route without a page, the error names the route", async () => {
  let error: unknown;
  const app = withRoutes(
    new App<unknown>().onError("*", (ctx) => {
      error = ctx.error;
      return new Response(null, { status: 500 });
    }).fsRoutes(),
    { "a/[id].ts": { handler: () => page({}) } },
  );
  await siteFrom(app).fetch("/a/1");
  assert.match(String(error), /\/a\/:id has no component/);
});

Deno.test("a static file's address contains its content's hash", async () => {
  const assets = new Map([["/logo.svg", {
    file: { identity: new Uint8Array(1) },
    type: "image/svg+xml",
    hash: "abc",
    encodings: [],
    immutable: false,
  }]]);
  const Page = () => <img src={asset("/logo.svg")} srcset={asset("/other.svg")} />;
  const html = await siteOf({ "a.tsx": { default: Page } }, { assets }).text("/a");
  assert.match(html, /src="\/logo\.svg\?v=abc" srcset="\/other\.svg"/);
});
