import type { BuildOptions } from "fresh/dev";
import { oldestBrowsers } from "./lib/config/browsers.ts";

/** What `dev.ts` builds: folders are Fresh's defaults, beside this file. */
export const config: BuildOptions = {
  root: import.meta.dirname,
  target: oldestBrowsers,
};
