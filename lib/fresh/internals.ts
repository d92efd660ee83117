/**
 * What the server that a build writes needs of the kernel; upstream has it at the same place,
 * `fresh/internal`.
 */
export { serverHandler, setBuildCache } from "./app.ts";
export { ProdBuildCache } from "./build_cache.ts";
