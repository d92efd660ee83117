import * as esbuild from "esbuild";
import { twind, type TwindUserConfig, virtual } from "twind";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { oldestBrowsers } from "../../config/browsers.ts";
import type { Source } from "./list_sources.ts";

/** The kernel puts each island in an element of its own, which must not affect the layout. */
const ISLANDS = "fresh-island{display:contents}";

export interface MadeStylesheet {
  css: string;
  /** Names in `class` attributes that have no rule. They are probably misspelled. */
  unknown: string[];
}

/** Returns the stylesheet for all classes in the sources' string literals, minified. */
export async function makeStylesheet(root: string, sources: readonly Source[]): Promise<MadeStylesheet> {
  const sheet = virtual();
  const toClasses = twind(await readTheme(root, sources), sheet);
  toClasses("");
  const { candidates, inAttributes } = await readClasses(sources);
  const unknown: string[] = [];
  for (const candidate of candidates) {
    const before = sheet.target.length;
    toClasses(candidate);
    if (sheet.target.length === before && inAttributes.has(candidate)) unknown.push(candidate);
  }
  const css = [...sheet.target, ISLANDS].join("\n");
  toClasses.destroy();
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: oldestBrowsers });
  return { css: code.trim(), unknown: unknown.filter((name) => !MARKERS.test(name)) };
}

/** Classes without rules, which variants of other classes refer to. */
const MARKERS = /^(group|peer)(~\w+)?$/;

/** Returns Twind's configuration. It is imported again when the file has changed. */
async function readTheme(root: string, sources: readonly Source[]): Promise<TwindUserConfig> {
  const file = join(root, "components/theme.ts");
  const version = sources.find(({ path }) => path === file)?.changedAt ?? 0;
  const { default: config } = await import(`${pathToFileURL(file)}?v=${version}`);
  return config;
}

async function readClasses(
  sources: readonly Source[],
): Promise<{ candidates: Set<string>; inAttributes: Set<string> }> {
  const candidates = new Set<string>();
  const inAttributes = new Set<string>();
  for (const { path } of sources) {
    const source = await Deno.readTextFile(path);
    for (const [literal] of source.matchAll(LITERAL)) {
      for (const token of tokensOf(literal)) candidates.add(token);
    }
    for (const [, literal] of source.matchAll(/\sclass="([^"]*)"/g)) {
      for (const token of tokensOf(literal)) inAttributes.add(token);
    }
  }
  return { candidates, inAttributes };
}

const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** Returns the words of a text that could be class names. */
function tokensOf(text: string): string[] {
  return text.split(/[\s"'`{}$]+/).filter((token) => /^-?[a-z@[!][\w\-:/.[\]%#(),&>~+*!]*$/.test(token));
}
