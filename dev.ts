import { Builder } from "fresh/dev";
import { config } from "./fresh.config.ts";

const builder = new Builder(config);

if (Deno.args.includes("build")) {
  await builder.build();
} else {
  await builder.listen(() => import("./main.ts"));
}
