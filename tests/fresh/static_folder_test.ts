import assert from "node:assert/strict";
import { contentTypeOf, isCompressible } from "../../lib/fresh/dev/content_types.ts";
import { loadInMemory } from "../../lib/fresh/dev/memory_build.ts";
import { resolveOptions } from "../../lib/fresh/dev/options.ts";
import { makeProject } from "./support/project.ts";

Deno.test("names that start with a dot are not served, except for .well-known/", async () => {
  await using project = await makeProject({
    "static/a.txt": "a",
    "static/.env": "SECRET=1",
    "static/.git/config": "[core]",
    "static/images/.DS_Store": "names",
    "static/.well-known/security.txt": "Contact: mailto:a@b.example",
    "static/.well-known/.hidden": "hidden",
    "static/images/.well-known/b.txt": "not at the root",
  });
  const { assets } = await loadInMemory(resolveOptions({ root: project.root }));
  assert.deepEqual([...assets.keys()].sort(), ["/.well-known/security.txt", "/a.txt"]);
});

Deno.test("a file's name determines its type, in upper and lower case", () => {
  const types = {
    "a.js": "text/javascript; charset=utf-8",
    "a.mjs": "text/javascript; charset=utf-8",
    "a.map": "application/json",
    "a.webmanifest": "application/manifest+json",
    "a.mp4": "video/mp4",
    "a.woff": "font/woff",
    "a.woff2": "font/woff2",
    "a.GIF": "image/gif",
    "a.vtt": "text/vtt; charset=utf-8",
    "feed.xml": "application/xml",
    "js": "application/octet-stream",
    "v1.2/apple-app-site-association": "application/octet-stream",
    "a.unknown": "application/octet-stream",
    "a.constructor": "application/octet-stream",
  };
  for (const [path, type] of Object.entries(types)) assert.equal(contentTypeOf(path), type, path);
});

Deno.test("text and other uncompressed formats are compressed, and images and videos are not", () => {
  for (const path of ["a.mjs", "a.map", "a.webmanifest", "a.xml", "a.svg", "a.ttf", "a.wasm", "a.ico"]) {
    assert.ok(isCompressible(contentTypeOf(path)), path);
  }
  for (const path of ["a.mp4", "a.woff", "a.woff2", "a.png", "a.zip", "a.gif", "a.pdf"]) {
    assert.ok(!isCompressible(contentTypeOf(path)), path);
  }
});
