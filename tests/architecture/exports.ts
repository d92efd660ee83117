import { dirname, join } from "node:path";
import { withoutComments } from "./rules.ts";

/** The names that one file imports from another, or "*" for all of them. */
interface Use {
  from: string;
  names: string[];
}

const DECLARED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;
const LISTED = /^export (?:type )?\{([^}]*)\}/gm;
const FROM =
  /\b(?:import|export)\s+(?:type\s+)?([\w$]+\s*,\s*)?(\*(?: as \w+)?|\{[^}]*\}|[\w$]+)\s*from\s*"([^"]+)"/g;
const WHOLE = /(?:\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*)"([^"]+)"/g;

/** Returns the names that a file exports; a default export counts by its own name. */
export function exportsOf(text: string): string[] {
  const code = withoutComments(text);
  const declared = [...code.matchAll(DECLARED)].map(([whole, name]) =>
    whole.startsWith("export default") ? "default" : name
  );
  const listed = [...code.matchAll(LISTED)].flatMap(([, names]) => namesIn(names).map(({ outer }) => outer));
  return [...new Set([...declared, ...listed])];
}

/** Returns a file's imports from other files of the project, re-exports included. */
export function usesOf(file: string, text: string, importMap: Record<string, string>): Use[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(FROM)].flatMap(([, first, names, specifier]) => {
    const from = resolve(file, specifier, importMap);
    if (!from) return [];
    const taken = names.startsWith("*")
      ? ["*"]
      : names.startsWith("{")
      ? namesIn(names.slice(1, -1)).map(({ inner }) => inner)
      : ["default"];
    return [{ from, names: first ? ["default", ...taken] : taken }];
  });
  const whole = [...code.matchAll(WHOLE)].flatMap(([, specifier]) => {
    const from = resolve(file, specifier, importMap);
    return from ? [{ from, names: ["*"] }] : [];
  });
  return [...named, ...whole];
}

/** Returns the packages and paths in a file's imports. */
export const specifiersOf = (text: string): string[] =>
  [...withoutComments(text).matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier]) =>
    specifier
  );

/**
 * Returns the project's files that a file mentions, in an import or as text, because a build can read a file
 * by its path.
 */
export function filesNamedIn(file: string, text: string, importMap: Record<string, string>): string[] {
  const paths = [...withoutComments(text).matchAll(/"([\w./()[\]-]+\.tsx?)"/g)].map(([, path]) => path);
  const imported = usesOf(file, text, importMap).map(({ from }) => from);
  return [...imported, ...paths.flatMap((path) => [join(path), join(dirname(file), path)])];
}

function resolve(file: string, specifier: string, importMap: Record<string, string>): string | null {
  if (specifier.startsWith(".")) return join(dirname(file), specifier);
  return importMap[specifier]?.startsWith("./") ? join(importMap[specifier]) : null;
}

/** "a, type B as C" contains `a`, and `B` under the name `C`. */
const namesIn = (list: string) =>
  list.split(",").map((each) => each.trim().replace(/^type /, "")).filter(Boolean).map((each) => {
    const [inner, outer = inner] = each.split(/\s+as\s+/);
    return { inner, outer };
  });
