import assert from "node:assert/strict";
import { App } from "fresh";
import { asset } from "fresh/runtime";
import { siteFrom, snapshotOf } from "./support/site.ts";

const snapshotWith = (hash: string) =>
  snapshotOf({}, {
    assets: new Map([["/logo.svg", {
      file: { identity: new Uint8Array() },
      type: "image/svg+xml",
      hash,
      encodings: [],
      immutable: false,
    }]]),
  });

Deno.test("asset() knows a file's hash outside of a render as well, in a handler and behind an await", async () => {
  assert.equal(asset("/logo.svg"), "/logo.svg");
  const app = new App<unknown>().get("/a", async () => {
    await Promise.resolve();
    return new Response(null, { headers: { link: `<${asset("/logo.svg")}>; rel=preload` } });
  }).setSnapshot(snapshotWith("h1"));
  const response = await siteFrom(app).fetch("/a");
  assert.equal(response.headers.get("link"), "</logo.svg?v=h1>; rel=preload");
  assert.equal(asset("/other.svg"), "/other.svg");
});

Deno.test("a render's own app has the word, whichever app came last", async () => {
  const Logo = () => <img src={asset("/logo.svg")} />;
  const own = new App<unknown>().get("/a", (ctx) => ctx.render(<Logo />)).setSnapshot(snapshotWith("own"));
  const site = siteFrom(own);
  siteFrom(new App<unknown>().setSnapshot(snapshotWith("last")));
  assert.match(await site.text("/a"), /logo\.svg\?v=own/);
  assert.equal(asset("/logo.svg"), "/logo.svg?v=last");
});
