import * as esbuild from "esbuild";
import presetTailwind from "@twind/preset-tailwind";
import { twind, type TwindUserConfig, virtual } from "twind";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./files.ts";
import type { Paths } from "./options.ts";

/** An island's element must not show in the layout. */
const OWN = "fresh-island{display:contents}";

/** The one stylesheet: the rules of all classes that string literals in the sources name, minified. */
export async function makeStylesheet(paths: Paths): Promise<string> {
  const sheet = virtual();
  const theme = await readTheme(paths);
  const toClasses = theme ? twind(theme, sheet) : twind({ presets: [presetTailwind()] }, sheet);
  toClasses("");
  for (const candidate of await classCandidates(paths)) toClasses(candidate);
  const css = [...sheet.target, OWN].join("\n");
  toClasses.destroy();
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: paths.target });
  return code.trim();
}

/** The project's own configuration; read anew when the file has changed. */
async function readTheme({ theme }: Paths): Promise<TwindUserConfig | null> {
  const file = await Deno.stat(theme).catch(() => null);
  if (!file) return null;
  const { default: config } = await import(`${pathToFileURL(theme)}?v=${file.mtime?.getTime()}`);
  return config;
}

async function classCandidates(paths: Paths): Promise<Set<string>> {
  const found = new Set<string>();
  for (const folder of [paths.routeDir, paths.islandDir, ...paths.styleDirs]) {
    for (const file of await listFiles(folder)) {
      if (!/\.tsx?$/.test(file)) continue;
      for (const token of tokensOf(await Deno.readTextFile(join(folder, file)))) found.add(token);
    }
  }
  return found;
}

/** What stands between spaces in the string literals of a source. */
function* tokensOf(source: string): Generator<string> {
  for (const [literal] of source.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)) {
    for (const token of literal.slice(1, -1).split(/[\s"'`{}$]+/)) {
      if (/^-?[a-z@[!][\w\-:/.[\]%#(),&>~+*!]*$/.test(token)) yield token;
    }
  }
}
