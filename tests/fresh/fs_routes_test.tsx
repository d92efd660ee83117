import assert from "node:assert/strict";
import type { PageProps } from "fresh";
import { patternsOf } from "../../lib/fresh/fs_routes.ts";
import { siteOf } from "./support/site.ts";

Deno.test("a file's path is its pattern", () => {
  assert.deepEqual(patternsOf("index.tsx"), ["/"]);
  assert.deepEqual(patternsOf("a/index.ts"), ["/a"]);
  assert.deepEqual(patternsOf("a/[id]/b.tsx"), ["/a/:id/b"]);
  assert.deepEqual(patternsOf("a/[id]/calendar.ics.ts"), ["/a/:id/calendar.ics"]);
  assert.deepEqual(patternsOf("a/[...path].ts"), ["/a/:path*"]);
  assert.deepEqual(patternsOf("a/[[id]]/b.ts"), ["/a/b", "/a/:id/b"]);
  assert.deepEqual(patternsOf("(marketing)/about.tsx"), ["/about"]);
  assert.deepEqual(patternsOf("(marketing)/index.tsx"), ["/"]);
});

const shell = (name: string) => ({
  default: ({ Component }: PageProps) => (
    <div class={name}>
      <Component />
    </div>
  ),
});

Deno.test("layouts nest from the outside in, within the frame; a group has its own", async () => {
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

Deno.test("a route's config leaves out the frame or the layouts", async () => {
  const site = siteOf({
    "_app.tsx": {
      default: ({ Component }: PageProps) => (
        <html>
          <Component />
        </html>
      ),
    },
    "_layout.tsx": shell("root"),
    "bare.tsx": { default: () => <p />, config: { skipAppWrapper: true, skipInheritedLayouts: true } },
  });
  assert.equal(await site.text("/bare"), "<!DOCTYPE html><p></p>");
});

Deno.test("files whose name begins with an underscore are no pages", async () => {
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
