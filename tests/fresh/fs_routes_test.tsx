import assert from "node:assert/strict";
import type { PageProps } from "fresh";
import { patternOf } from "../../lib/fresh/fs_routes.ts";
import { siteOf } from "./support/site.ts";

Deno.test("a file's path is its pattern", () => {
  assert.deepEqual(patternOf("index.tsx"), "/");
  assert.deepEqual(patternOf("a/index.ts"), "/a");
  assert.deepEqual(patternOf("a/[id]/b.tsx"), "/a/:id/b");
  assert.deepEqual(patternOf("a/[id]/calendar.ics.ts"), "/a/:id/calendar.ics");
  assert.deepEqual(patternOf("a/[...path].ts"), "/a/:path*");
  assert.deepEqual(patternOf("(marketing)/about.tsx"), "/about");
  assert.deepEqual(patternOf("(marketing)/index.tsx"), "/");
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
