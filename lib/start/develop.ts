import { readConfig } from "../config/config.ts";
import { readEnvironment } from "../config/environment.ts";
import { ownPractice } from "./own_practice.ts";
import { workUntilSignal } from "./work_until_signal.ts";

/** Returns how `deno task dev` serves: the address, and the worker that starts once the server listens. */
export function developmentOptions() {
  const { port, hostname, origin } = readConfig(readEnvironment());
  return {
    port,
    hostname,
    automaticCompression: true,
    onListen: async ({ hostname, port }: Deno.NetAddr) => {
      const practice = await ownPractice();
      practice.log.info("listening", { address: `${hostname}:${port}`, origin });
      // Open requests are the developer's own, so there is nothing to finish first.
      workUntilSignal(practice, () => Promise.resolve());
    },
  };
}
