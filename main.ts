import { createApp } from "./lib/app.ts";
import { ConfigError, readConfig, readEnvironment } from "./lib/config.ts";
import { startWorker } from "./lib/jobs/start_worker.ts";
import { closePractice, openPractice } from "./lib/open_practice.ts";

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
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  Deno.exit(78);
}
