import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own TypeScript files: text by path from its root. Tests break a copy on purpose. */
export type Sources = ReadonlyMap<string, string>;

/** An import, type imports included. `isType`: nothing of it is left at run time. */
export interface Import {
  file: string;
  imported: string;
  isType: boolean;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = ["lib", "db", "routes", "components", "islands"];

/** Reads every source file except the tests. */
export const readSources = (): Promise<Sources> => readFolders(folders);

/** Reads the tests and their support files. */
export const readTests = (): Promise<Sources> => readFolders(["tests"]);

async function readFolders(folders: string[]): Promise<Sources> {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for await (const path of files(join(root, folder))) {
      if (/\.tsx?$/.test(path)) sources.set(relative(root, path), await Deno.readTextFile(path));
    }
  }
  return sources;
}

async function* files(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) yield* files(path);
    else yield path;
  }
}

const IMPORT = /(?:import|export)\s+(type\s+)?(\{[^}]*\}|[^"{;]*?)\s*from\s*"(\.{1,2}\/[^"]+)"/g;
const BARE = /(?:import\s*\(\s*|import\s+|new URL\(\s*)"(\.{1,2}\/[^"]+\.tsx?)"/g;

/** Returns every import of one project file by another. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([file, text]) => {
    const resolve = (specifier: string) => join(dirname(file), specifier);
    const named = [...text.matchAll(IMPORT)].map(([, type, names, specifier]) => ({
      file,
      imported: resolve(specifier),
      isType: type !== undefined || onlyTypes(names),
    }));
    const bare = [...text.matchAll(BARE)].map(([, specifier]) => ({
      file,
      imported: resolve(specifier),
      isType: false,
    }));
    return [...named, ...bare];
  });
}

/** "{ type A, type B }" leaves nothing at run time. */
function onlyTypes(names: string): boolean {
  const listed = names.replace(/[{}]/g, "").split(",").map((name) => name.trim()).filter(Boolean);
  return names.startsWith("{") && listed.every((name) => name.startsWith("type "));
}
