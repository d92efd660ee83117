import type { BuilderOptions } from "fresh/dev";

/** What `dev.ts` builds: folders are the kernel's defaults, beside this file. */
export const config: BuilderOptions = {
  root: import.meta.dirname,
  target: ["chrome87", "firefox78", "safari14.1"],
};
