import { refuseLongHead } from "../http/head.ts";
import { define } from "./define.ts";

/** Refuses a request with a long address or long headers before anything reads them. */
export const boundHead = define.middleware((ctx) => {
  refuseLongHead(ctx.req);
  return ctx.next();
});
