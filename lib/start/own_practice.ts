import { readConfig } from "../config/config.ts";
import { readEnvironment } from "../config/environment.ts";
import type { Practice } from "../practice.ts";
import { openPractice } from "./open_practice.ts";

let opened: Promise<Practice> | undefined;

/** The practice that this process's environment describes: opened by whoever asks first, the same for all. */
export function ownPractice(): Promise<Practice> {
  return opened ??= openPractice(readConfig(readEnvironment()));
}
