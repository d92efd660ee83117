import { createHash } from "node:crypto";
import { join } from "node:path";
import { listSources } from "./list_sources.ts";

/** The site's only stylesheet, which is inline in every page's head. */
export interface Stylesheet {
  css: string;
  /** Its hash, as a source in the content security policy. */
  source: string;
}

/** The built stylesheet's path in the project's folder. */
const BUILT = "_fresh/styles.css";

/** Generates the stylesheet from the sources and writes it next to the rest of the build. */
export async function writeStylesheet(root: string, file = join(root, BUILT)): Promise<void> {
  const { stop } = await import("esbuild");
  await Deno.writeTextFile(file, await makeFrom(root));
  await stop();
}

/** Returns the stylesheet of the build. */
export async function builtStylesheet(root: string): Promise<Stylesheet> {
  return stylesheetOf(await Deno.readTextFile(join(root, BUILT)));
}

let state = "";
let latest: Promise<Stylesheet> | undefined;

/**
 * Returns the stylesheet of the current sources, for development. It is generated again only after a change.
 */
export async function currentStylesheet(root: string): Promise<Stylesheet> {
  const sources = await listSources(root);
  const now = sources.map(({ path, changedAt }) => `${path} ${changedAt}`).join("\n");
  if (now !== state || !latest) {
    state = now;
    latest = makeFrom(root, sources).then(stylesheetOf);
  }
  return await latest;
}

async function makeFrom(root: string, sources?: Awaited<ReturnType<typeof listSources>>): Promise<string> {
  // Production does not load Twind and esbuild.
  const { makeStylesheet } = await import("./make_stylesheet.ts");
  const { css, unknown } = await makeStylesheet(root, sources ?? await listSources(root));
  if (unknown.length > 0) console.warn(`No style for the class names: ${unknown.join(", ")}`);
  return css;
}

function stylesheetOf(css: string): Stylesheet {
  return { css, source: `'sha256-${createHash("sha256").update(css).digest("base64")}'` };
}
