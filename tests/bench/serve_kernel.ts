import { serve } from "../../lib/fresh/serve.ts";
import { kernelHandler } from "./kernel_site.ts";

serve(await kernelHandler(), { port: Number(Deno.args[0]), onListen: () => console.log("ready") });
