/** What the written server imports from the kernel. Upstream exports it from `fresh/internal` as well. */
export { serverHandler, setBuildCache } from "./app.ts";
export { ProdBuildCache } from "./build_cache.ts";
