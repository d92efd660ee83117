import { join } from "node:path";

/**
 * Returns the files below a folder, as sorted relative paths with "/"; empty if the folder does not exist.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string) => {
    for await (const entry of Deno.readDir(join(folder, below))) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory) await walk(path);
      else if (entry.isFile) found.push(path);
    }
  };
  try {
    await walk("");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return found.sort();
}

/** Returns the modules among them, without tests and private folders such as (_components). */
export async function listModules(folder: string): Promise<string[]> {
  const files = await listFiles(folder);
  return files.filter((path) =>
    /\.tsx?$/.test(path) && !/_test\.tsx?$/.test(path) && !/(^|\/)\(_[^/]*\)\//.test(path)
  );
}
