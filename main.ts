import { FolderInUseError } from "./db/pglite/folder_lock.ts";
import { createApp } from "./lib/site/app.ts";
import { ConfigError, readConfig } from "./lib/config/config.ts";
import { readEnvironment } from "./lib/config/environment.ts";
import { startWorker } from "./lib/worker/start_worker.ts";
import { closePractice, openPractice } from "./lib/start/open_practice.ts";

/** Start-up, and on SIGINT or SIGTERM an end in order: requests, jobs, database. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const practice = await openPractice(config);
  const worker = startWorker(practice);
  const { port, hostname, origin } = config;
  const server = await createApp(practice).listen({
    port,
    hostname,
    onListen: ({ hostname, port }) =>
      practice.log.info("listening", { address: `${hostname}:${port}`, origin }),
  });
  const stop = async () => {
    await server.shutdown();
    await worker.stop();
    await closePractice(practice);
    Deno.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => void stop());
}

try {
  await main();
} catch (error) {
  console.error(explain(error) ?? error);
  Deno.exit(1);
}

/** A sentence for what its operator can mend; null for a bug. */
function explain(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof FolderInUseError) return error.message;
  if (error instanceof Deno.errors.AddrInUse) {
    return "Another program has the port. Stop it, or name another PORT.";
  }
  return null;
}
