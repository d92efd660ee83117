import * as esbuild from "esbuild";
import presetTailwind from "@twind/preset-tailwind";
import { twind, type TwindUserConfig, virtual } from "twind";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./files.ts";
import type { Paths } from "./options.ts";

/** An island's element must not show in the layout. */
const OWN = "fresh-island{display:contents}";

export interface Stylesheet {
  css: string;
  /** What a `class` attribute names and no rule answers: likely misspelt. */
  unknown: string[];
}

/** The one stylesheet: the rules of all classes that string literals in the sources name, minified. */
export async function makeStylesheet(paths: Paths): Promise<Stylesheet> {
  const sheet = virtual();
  const theme = await readTheme(paths);
  const toClasses = theme ? twind(theme, sheet) : twind({ presets: [presetTailwind()] }, sheet);
  toClasses("");
  const { candidates, inAttributes } = await readClasses(paths);
  const unknown: string[] = [];
  for (const candidate of candidates) {
    const before = sheet.target.length;
    toClasses(candidate);
    if (sheet.target.length === before && inAttributes.has(candidate)) unknown.push(candidate);
  }
  const css = [...sheet.target, OWN].join("\n");
  toClasses.destroy();
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: paths.target });
  return { css: code.trim(), unknown: unknown.filter((name) => !MARKERS.test(name)) };
}

/** Classes that only mark an element for the variants of others. */
const MARKERS = /^(group|peer)(~\w+)?$/;

/** The project's own configuration; read anew when the file has changed. */
async function readTheme({ theme }: Paths): Promise<TwindUserConfig | null> {
  const file = await Deno.stat(theme).catch(() => null);
  if (!file) return null;
  const { default: config } = await import(`${pathToFileURL(theme)}?v=${file.mtime?.getTime()}`);
  return config;
}

async function readClasses(paths: Paths): Promise<{ candidates: Set<string>; inAttributes: Set<string> }> {
  const candidates = new Set<string>();
  const inAttributes = new Set<string>();
  for (const folder of [paths.routeDir, paths.islandDir, ...paths.styleDirs]) {
    for (const file of await listFiles(folder)) {
      if (!/\.tsx?$/.test(file)) continue;
      const source = await Deno.readTextFile(join(folder, file));
      for (const [literal] of source.matchAll(LITERAL)) {
        for (const token of tokensOf(literal)) candidates.add(token);
      }
      for (const [, literal] of source.matchAll(/\sclass="([^"]*)"/g)) {
        for (const token of tokensOf(literal)) inAttributes.add(token);
      }
    }
  }
  return { candidates, inAttributes };
}

const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** What stands between spaces and could be a class. */
function tokensOf(text: string): string[] {
  return text.split(/[\s"'`{}$]+/).filter((token) => /^-?[a-z@[!][\w\-:/.[\]%#(),&>~+*!]*$/.test(token));
}
