/**
 * `deno task start`: serves what `deno task build` wrote, with a worker in the same process, until a signal.
 */
import { explainAndExit, StartError } from "./explain.ts";
import { type Handler, openServer } from "./open_server.ts";
import { ownPractice } from "./own_practice.ts";
import { workUntilSignal } from "./work_until_signal.ts";

try {
  await main();
} catch (error) {
  explainAndExit(error);
}

async function main(): Promise<void> {
  const practice = await ownPractice();
  const { port, hostname, origin } = practice.config;
  const server = openServer(await builtSite(), {
    port,
    hostname,
    onListen: ({ hostname, port }) =>
      practice.log.info("listening", { address: `${hostname}:${port}`, origin }),
  });
  workUntilSignal(practice, server.shutdown);
}

/** Returns the built app of main.ts. */
async function builtSite(): Promise<Handler> {
  const address = new URL("../../_fresh/server.js", import.meta.url);
  if (!await Deno.stat(address).catch(() => null)) {
    throw new StartError("There is no build in _fresh/. Run `deno task build` first.");
  }
  const { default: site }: { default: { fetch: Handler } } = await import(address.href);
  return site.fetch;
}
