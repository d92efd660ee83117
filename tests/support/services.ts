import { findChromium } from "./find_chromium.ts";
import { prepareBuild } from "./prepared_build.ts";
import { prepareDatabases } from "./prepared_databases.ts";
import type { Service } from "./service.ts";
import { startPostgres } from "./start_postgres.ts";
import { startRedis } from "./start_redis.ts";

const parts = [
  { variable: "BLOOM_TEST_POSTGRES", name: "PostgreSQL", start: startPostgres },
  { variable: "BLOOM_TEST_REDIS", name: "Redis", start: startRedis },
  { variable: "BLOOM_TEST_CHROMIUM", name: "Chromium", start: findChromium },
];

/** What a run of tests needs, in one folder and on loopback. */
export interface Services {
  /** The variables that lead the tests to it. */
  environment: Record<string, string>;
  /** The names of the services that this machine cannot provide. */
  missing: string[];
  stop(): Promise<void>;
}

/** Starts every service that the tests need, and prepares the build and the databases that they share. */
export async function startServices(folder: string): Promise<Services> {
  const services: Service[] = [];
  const environment: Record<string, string> = { NO_COLOR: "1" };
  const missing: string[] = [];
  const stop = async () => {
    for (const service of services.reverse()) await service.stop();
  };
  try {
    for (const { variable, name, start } of parts) {
      const given = Deno.env.get(variable);
      const service = given ? { address: given, stop: () => Promise.resolve() } : await tried(start);
      if (service) {
        services.push(service);
        environment[variable] = service.address;
      } else {
        missing.push(name);
      }
    }
    const prepared = [prepareBuild(folder), prepareDatabases(folder, environment.BLOOM_TEST_POSTGRES)];
    Object.assign(environment, ...await Promise.all(prepared));
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, missing, stop };
}

/** Returns the service, or the reason why it is missing. A service that fails to start counts as missing. */
async function tried(start: () => Promise<Service | null>): Promise<Service | null> {
  try {
    return await start();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return null;
  }
}
