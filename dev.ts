import { Builder } from "fresh/dev";
import { config } from "./fresh.config.ts";
import { writeStylesheet } from "./lib/site/styles/stylesheet.ts";
import { developmentOptions } from "./lib/start/develop.ts";
import { explainAndExit } from "./lib/start/explain.ts";

const builder = new Builder(config);

if (Deno.args.includes("build")) {
  await builder.build();
  await writeStylesheet(import.meta.dirname ?? ".");
} else {
  try {
    await builder.listen(() => import("./main.ts"), developmentOptions());
  } catch (error) {
    explainAndExit(error);
  }
}
