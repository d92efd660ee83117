import { askPackage } from "./fetch_from_npm.ts";
import { findProgram, type Service } from "./service.ts";

/** npm's Chromium for machines without one; 67 MB, downloaded only then. */
const EMBEDDED = "npm:@sparticuz/chromium@153.0.0";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * Returns the path of a Chromium, preferably the headless one, which takes half the time; null if there is
 * none.
 */
export async function findChromium(): Promise<Service | null> {
  const path = await findProgram(...NAMES) ?? await fetchEmbedded();
  return path === null ? null : { address: path, stop: () => Promise.resolve() };
}

async function fetchEmbedded(): Promise<string | null> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") return null;
  return await askPackage(EMBEDDED, "it.default.executablePath()");
}
