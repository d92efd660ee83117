import type { Config } from "../../config/config.ts";
import type { Log } from "../../observe/log.ts";
import type { Cache } from "./cache.ts";
import { openMemoryCache } from "./memory_cache.ts";
import { openUpstashCache } from "./upstash_cache.ts";

/**
 * The cache that the configuration names: Upstash Redis, or this process's own. Its own keeps values only with the embedded
 * database, which no other process can open: on a database that is shared, what another instance revokes would live on here.
 */
export function openCache(config: Pick<Config, "redis" | "databaseUrl">, log: Log): Cache {
  if (config.redis) return openUpstashCache(config.redis, log);
  return openMemoryCache({ keepsValues: config.databaseUrl === undefined });
}
