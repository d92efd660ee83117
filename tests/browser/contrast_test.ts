import assert from "node:assert/strict";
import { chromiumPath, closeChromium, openChromium } from "./support/chromium.ts";
import { lowContrast } from "./support/contrast.ts";

const page = `<!doctype html><html style="background:#111"><body>
  <p style="color:#767676;background:#fff">just enough</p>
  <p style="color:#777;background:#fff">too little</p>
  <p style="color:#949494;background:#fff;font-size:24px">large enough</p>
  <p style="color:#959595;background:#fff;font-size:24px">large and too little</p>
  <p style="color:#fff;background:rgba(255,255,255,0.5)">half of white on black</p>
  <p style="color:#fff;background:rgba(255,255,255,0.1)">a shimmer on black</p>
  <p hidden style="color:#111">hidden</p>
  <button disabled style="color:#777;background:#777">disabled</button>
  <input value="typed" style="color:#777;background:#fff"></body></html>`;

Deno.test({
  name: "text below 4.5:1, or 3:1 if it is large, is found, over whatever shines through its background",
  ignore: !chromiumPath,
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const opened = await (await openChromium()).newPage();
    await opened.setContent(page);
    const found = (await lowContrast(opened)).map((text) => /“(.*)”/.exec(text)?.[1]);
    assert.deepEqual(found, ["too little", "large and too little", "half of white on black", ""]);
    await opened.close();
  },
});

Deno.test.afterAll(closeChromium);
