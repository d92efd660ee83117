import { createDefine } from "fresh";
import type { State } from "./state.ts";

/** Typed helpers for pages, handlers, middlewares and layouts of this site. */
export const define = createDefine<State>();
