export { Builder } from "./builder.ts";
export type { BuilderOptions } from "./options.ts";
