import assert from "node:assert/strict";
import type { PageProps } from "fresh";
import { patternOf } from "../../lib/fresh/pattern.ts";
import { siteOf } from "./support/site.ts";

Deno.test("a file's path determines its pattern", () => {
  assert.deepEqual(patternOf("index.tsx"), "/");
  assert.deepEqual(patternOf("a/index.ts"), "/a");
  assert.deepEqual(patternOf("a/[id]/b.tsx"), "/a/:id/b");
  assert.deepEqual(patternOf("a/[id]/calendar.ics.ts"), "/a/:id/calendar.ics");
  assert.deepEqual(patternOf("a/[...path].ts"), "/a/:path*");
  assert.deepEqual(patternOf("(marketing)/about.tsx"), "/about");
  assert.deepEqual(patternOf("(marketing)/index.tsx"), "/");
});

Deno.test("an optional parameter becomes a group in the pattern, in upstream's notation", () => {
  assert.equal(patternOf("a/[[id]].tsx"), "/a{/:id}?");
  assert.equal(patternOf("[[id]].tsx"), "/{:id}?");
  assert.equal(patternOf("(group)/[[id]]/index.tsx"), "/{:id}?");
  assert.equal(patternOf("[[lang]]/about.tsx"), "{/:lang}?/about");
  assert.equal(patternOf("[[year]]/[[month]].tsx"), "/{:year}?{/:month}?");
});

Deno.test("a parameter can be next to literal text", () => {
  assert.equal(patternOf("a/[id].json.ts"), "/a/:id.json");
  assert.equal(patternOf("a/[from]-[to].ts"), "/a/:from-:to");
});

Deno.test("brackets that do not form a parameter are refused with the file's name", () => {
  const refused: [path: string, why: RegExp][] = [
    ["a/[user-id].tsx", /routes\/a\/\[user-id\]\.tsx: "user-id" cannot name a parameter/],
    ["a/[1].tsx", /"1" cannot name a parameter/],
    ["a/[].tsx", /"" cannot name a parameter/],
    ["a/[id][name].tsx", /two parameters in \[id\]\[name\] need a character between them/],
    ["a/b-[[id]].tsx", /b-\[\[id\]\] is no parameter/],
    ["a/[id.tsx", /\[id is no parameter/],
    ["a/[...rest]/b.tsx", /\[\.\.\.rest\] takes all that is left of a path/],
    ["a/[...].tsx", /cannot name a parameter/],
  ];
  for (const [path, why] of refused) assert.throws(() => patternOf(path), why);
});

Deno.test("an optional parameter can be absent, in pages, folders and their middlewares", async () => {
  const show = ({ params, route, state }: PageProps) => JSON.stringify({ params, route, state });
  const site = siteOf({
    "posts/[[page]].tsx": { default: show },
    "[[lang]]/_middleware.ts": {
      default: (ctx: { state: Record<string, string>; next(): unknown }) => {
        ctx.state.seen = "yes";
        return ctx.next();
      },
    },
    "[[lang]]/about.tsx": { default: show },
  });
  const shown = async (path: string) => {
    const html = await site.text(path);
    return JSON.parse((/<body>(.*)<\/body>/.exec(html)?.[1] ?? html).replaceAll("&quot;", '"'));
  };
  const route = "/posts{/:page}?";
  assert.deepEqual(await shown("/posts"), { params: { page: "" }, route, state: {} });
  assert.deepEqual(await shown("/posts/2"), { params: { page: "2" }, route, state: {} });
  assert.equal((await site.fetch("/posts/2/3")).status, 404);
  const about = { route: "{/:lang}?/about", state: { seen: "yes" } };
  assert.deepEqual(await shown("/about"), { params: { lang: "" }, ...about });
  assert.deepEqual(await shown("/en/about"), { params: { lang: "en" }, ...about });
});

const shell = (name: string) => ({
  default: ({ Component }: PageProps) => (
    <div class={name}>
      <Component />
    </div>
  ),
});

Deno.test("layouts nest from the outside in, within the frame, and a group has its own", async () => {
  const site = siteOf({
    "_app.tsx": {
      default: ({ Component }: PageProps) => (
        <html>
          <Component />
        </html>
      ),
    },
    "_layout.tsx": shell("root"),
    "a/_layout.tsx": shell("a"),
    "a/b.tsx": { default: () => <p /> },
    "(quiet)/_layout.tsx": shell("quiet"),
    "(quiet)/c.tsx": { default: () => <p /> },
  });
  assert.equal(
    await site.text("/a/b"),
    '<!DOCTYPE html><html><div class="root"><div class="a"><p></p></div></div></html>',
  );
  assert.equal(
    await site.text("/c"),
    '<!DOCTYPE html><html><div class="root"><div class="quiet"><p></p></div></div></html>',
  );
});

Deno.test("files whose names start with an underscore are not pages", async () => {
  const site = siteOf({
    "_app.tsx": shell("app"),
    "a/_layout.tsx": shell("a"),
    "a/b.ts": { handler: () => new Response() },
  });
  assert.equal((await site.fetch("/_app")).status, 404);
  assert.equal((await site.fetch("/a/_layout")).status, 404);
});

Deno.test("two files for one path are refused", () => {
  assert.throws(
    () =>
      siteOf({
        "a.ts": { handler: () => new Response() },
        "(group)/a.ts": { handler: () => new Response() },
      }),
    /Two routes answer \/a/,
  );
});
