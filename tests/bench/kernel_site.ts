import { App, csp, csrf, type Handler, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { join } from "node:path";

const root = join(import.meta.dirname ?? "", "site");

/** The pages through the kernel, behind as many middlewares and headers as the real site has. */
export async function kernelHandler(): Promise<Handler> {
  const app = new App<{ requestId: string }>()
    .use((ctx) => {
      ctx.state.requestId = crypto.randomUUID();
      return ctx.next();
    })
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-request-id", ctx.state.requestId);
      return response;
    })
    .use(async (ctx) => {
      const response = await ctx.next();
      const { headers } = response;
      headers.set("x-content-type-options", "nosniff");
      headers.set("x-frame-options", "DENY");
      headers.set("referrer-policy", "strict-origin-when-cross-origin");
      headers.set("permissions-policy", "camera=(self), microphone=(self), geolocation=()");
      headers.set("cross-origin-opener-policy", "same-origin");
      headers.set("cache-control", "no-store");
      return response;
    })
    .use(csp({ csp: ["default-src 'none'"] }))
    .use(staticFiles())
    .use(csrf())
    .fsRoutes()
    .setSnapshot(await new Builder({ root, styleDirs: ["."] }).snapshot());
  return app.handler();
}
