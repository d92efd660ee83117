import { createDefine } from "fresh";
import { defineApi } from "./api/define_api.ts";
import type { State } from "./state.ts";

export { named } from "./answer/named.ts";
export { reply } from "./answer/reply.ts";

/** Typed helpers for pages, handlers, operations of the API, middlewares and layouts of this site. */
export const define = { ...createDefine<State>(), api: defineApi };
