import { readConfig } from "../config/config.ts";
import { readEnvironment } from "../config/environment.ts";
import { ownPractice } from "./own_practice.ts";
import { workUntilSignal } from "./work_until_signal.ts";

/** What `deno task dev` tells Fresh of serving: where, and to work beside it once it listens. */
export function developmentOptions() {
  const { port, hostname, origin } = readConfig(readEnvironment());
  return {
    port,
    hostname,
    automaticCompression: true,
    onListen: async ({ hostname, port }: Deno.NetAddr) => {
      const practice = await ownPractice();
      practice.log.info("listening", { address: `${hostname}:${port}`, origin });
      // Requests under way are a developer's own.
      workUntilSignal(practice, () => Promise.resolve());
    },
  };
}
