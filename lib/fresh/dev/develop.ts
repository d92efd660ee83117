import type { App } from "../app.ts";
import { type ListenOptions, serve, type Server } from "../serve.ts";
import type { Snapshot } from "../snapshot.ts";
import { LiveReload } from "./live_reload.ts";

/**
 * The program's side of development: serves the build at this address, and each further one whose address comes as a
 * line on standard input. When that ends, whoever started us is gone, and we stop as on a signal.
 */
export async function develop<State>(
  app: App<State>,
  address: string,
  options: ListenOptions,
): Promise<Server> {
  const reload = new LiveReload();
  const load = async (build: string) => {
    const { default: snapshot }: { default: Snapshot } = await import(build);
    app.setSnapshot({ ...snapshot, dev: reload });
    reload.announce(build);
    return app.handler();
  };
  let handler = await load(address);
  const server = serve((request, info) => handler(request, info), options, () => reload.close());
  const follow = async () => {
    for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
      const build = text.trim().split("\n").at(-1);
      if (!build) continue;
      try {
        handler = await load(build);
      } catch (error) {
        console.error(error);
      }
    }
    Deno.kill(Deno.pid, "SIGTERM");
  };
  void follow();
  return server;
}
