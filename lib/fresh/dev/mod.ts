export { Builder } from "./builder.ts";
export type { BuildOptions } from "./options.ts";
