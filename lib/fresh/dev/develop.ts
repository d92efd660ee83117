import { type App, serverHandler, setBuildCache } from "../app.ts";
import type { ListenOptions } from "../listen_options.ts";
import type { Snapshot } from "../snapshot.ts";
import { LiveReload } from "./live_reload.ts";

/**
 * Runs the app in development. Serves the build at this address, and then each newer build whose address
 * arrives as a line on standard input. When the input ends, the supervising process is gone, so the program
 * stops as on a signal.
 */
export async function develop<State>(
  app: App<State>,
  root: string,
  address: string,
  options: ListenOptions,
): Promise<void> {
  const reload = new LiveReload();
  const load = async (build: string) => {
    const snapshot: Snapshot = await import(build);
    setBuildCache(app, { root, snapshot: { ...snapshot, dev: reload } }, "development");
    reload.announce(build);
    return serverHandler(app);
  };
  let handler = await load(address);
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
  Deno.serve({ port: 8000, hostname: "127.0.0.1", ...options }, (request, info) => handler(request, info));
  void follow();
}
