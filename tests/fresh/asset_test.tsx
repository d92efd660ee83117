import assert from "node:assert/strict";
import { App } from "fresh";
import { asset } from "fresh/runtime";
import { siteFrom, withRoutes } from "./support/site.ts";

const withAsset = (app: App<unknown>, hash: string) =>
  withRoutes(app, {}, {
    assets: new Map([["/logo.svg", {
      file: { identity: new Uint8Array() },
      type: "image/svg+xml",
      hash,
      encodings: [],
      immutable: false,
    }]]),
  });

Deno.test("asset() also knows a file's hash outside of a render, in a handler and after an await", async () => {
  assert.equal(asset("/logo.svg"), "/logo.svg");
  const app = withAsset(
    new App<unknown>().get("/a", async () => {
      await Promise.resolve();
      return new Response(null, { headers: { link: `<${asset("/logo.svg")}>; rel=preload` } });
    }),
    "h1",
  );
  const response = await siteFrom(app).fetch("/a");
  assert.equal(response.headers.get("link"), "</logo.svg?v=h1>; rel=preload");
  assert.equal(asset("/other.svg"), "/other.svg");
});

Deno.test("a render uses its own app's assets, even if another app came later", async () => {
  const Logo = () => <img src={asset("/logo.svg")} />;
  const own = withAsset(new App<unknown>().get("/a", (ctx) => ctx.render(<Logo />)), "own");
  const site = siteFrom(own);
  siteFrom(withAsset(new App<unknown>(), "last"));
  assert.match(await site.text("/a"), /logo\.svg\?v=own/);
  assert.equal(asset("/logo.svg"), "/logo.svg?v=last");
});
