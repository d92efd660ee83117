import { join } from "node:path";

/** A module that may contain class names. */
export interface Source {
  path: string;
  /** Milliseconds since the epoch. */
  changedAt: number;
}

/** Returns the modules that pages are made of, in a stable order. */
export async function listSources(root: string): Promise<Source[]> {
  const found: Source[] = [];
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = join(folder, name);
      if (isDirectory) await walk(path);
      else if (/\.tsx?$/.test(name)) found.push({ path, changedAt: Number((await Deno.stat(path)).mtime) });
    }
  };
  for (const folder of ["routes", "islands", "components"]) await walk(join(root, folder));
  return found.sort((a, b) => a.path < b.path ? -1 : 1);
}
