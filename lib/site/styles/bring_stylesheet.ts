import type { Middleware } from "fresh";
import type { State } from "../state.ts";
import { builtStylesheet, currentStylesheet, type Stylesheet } from "./stylesheet.ts";

/** Puts the stylesheet into `ctx.state`, where the frame and the content security policy read it. */
export function bringStylesheet(): Middleware<State> {
  let built: Stylesheet | undefined;
  return async (ctx) => {
    const { mode, root } = ctx.config;
    ctx.state.stylesheet = mode === "development"
      ? await currentStylesheet(root)
      : built ??= await builtStylesheet(root);
    return await ctx.next();
  };
}
