import type { Config } from "../../config.ts";
import type { Log } from "../../observe/log.ts";
import type { Cache } from "./cache.ts";
import { openMemoryCache } from "./memory_cache.ts";
import { openUpstashCache } from "./upstash_cache.ts";

/** The cache that the configuration names: Upstash Redis, or this process's own. */
export function openCache(config: Pick<Config, "redis">, log: Log): Cache {
  return config.redis ? openUpstashCache(config.redis, log) : openMemoryCache();
}
