import type { Config } from "../../config/config.ts";
import type { Log } from "../../observe/log.ts";
import type { Cache } from "./cache.ts";
import { openMemoryCache } from "./memory_cache.ts";
import { openUpstashCache } from "./upstash_cache.ts";

/**
 * Opens the configured cache: Upstash Redis, or this process's own. The latter stores values only with the
 * embedded database, which no other process can open. On a shared database, a value that another instance
 * revoked would survive here.
 */
export function openCache(config: Pick<Config, "redis" | "databaseUrl">, log: Log): Cache {
  if (config.redis) return openUpstashCache(config.redis, log);
  return openMemoryCache({ keepsValues: config.databaseUrl === undefined });
}
