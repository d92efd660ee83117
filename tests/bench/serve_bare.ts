import { Builder } from "fresh/dev";
import { join } from "node:path";
import { bareHandler } from "./bare_site.tsx";

const root = join(import.meta.dirname ?? "", "site");
const { css } = await new Builder({ root, styleDirs: ["."] }).snapshot();
Deno.serve({
  port: Number(Deno.args[0]),
  hostname: "127.0.0.1",
  automaticCompression: true,
  onListen: () => console.log("ready"),
}, bareHandler(css));
