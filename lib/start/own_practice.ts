import { readConfig } from "../config/config.ts";
import { readEnvironment } from "../config/environment.ts";
import type { Practice } from "../practice.ts";
import { openPractice } from "./open_practice.ts";

let opened: Promise<Practice> | undefined;

/**
 * Returns the practice that this process's environment describes. The first call opens it; all calls share
 * it.
 */
export function ownPractice(): Promise<Practice> {
  return opened ??= openPractice(readConfig(readEnvironment()));
}
