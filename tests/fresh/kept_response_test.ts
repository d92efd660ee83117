import assert from "node:assert/strict";
import { test } from "node:test";
import { App, csp } from "fresh";
import { type Context, INTERNALS } from "../../lib/fresh/context.ts";

// A context that keeps its response makes V8 promote the whole page's text (lib/fresh/chain.ts).
test("a context does not keep the response", async () => {
  const seen: Context<unknown>[] = [];
  const app = new App()
    .use((ctx) => {
      seen.push(ctx as Context<unknown>);
      return ctx.next();
    })
    .use(csp())
    .get("/", () => new Response("hello"));
  const response = await app.handler()(new Request("http://localhost/"), {} as Deno.ServeHandlerInfo);
  const [ctx] = seen;
  const held = [...Object.values(ctx), ...Object.values(ctx[INTERNALS])];
  assert.ok(held.length > 5);
  assert.ok(!held.includes(response));
});
