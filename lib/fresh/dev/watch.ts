import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Paths } from "./options.ts";

/** Editors write in several steps. A change is complete after this long without another event. */
const QUIET_MILLISECONDS = 30;

/** Yields the paths that change from now on, in sets that belong together. */
export function watch(paths: Paths): AsyncGenerator<Set<string>> {
  const folders = [
    paths.routeDir,
    paths.islandDir,
    paths.staticDir,
    paths.componentDir,
    ...paths.programDirs,
  ];
  let changed = new Set<string>();
  let wake = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = (path: string) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => wake(), QUIET_MILLISECONDS);
  };
  const follow = async (folder: string, recursive: boolean) => {
    for await (const event of Deno.watchFs(folder, { recursive })) {
      if (event.kind === "access") continue;
      for (const path of event.paths) {
        // A folder that is created later is watched as well.
        if (!recursive && folders.includes(path) && event.kind === "create") void follow(path, true);
        if (recursive ? isSource(path) : isProgramFile(path, paths)) note(path);
      }
    }
  };
  void follow(paths.root, false);
  for (const folder of folders) if (isFolder(folder)) void follow(folder, true);
  const sets = async function* () {
    while (true) {
      if (changed.size === 0) await new Promise<void>((resolve) => wake = resolve);
      const set = changed;
      changed = new Set();
      yield set;
    }
  };
  return sets();
}

const isSource = (path: string) => !/^\.|~$|^\d+$/.test(basename(path));

const isProgramFile = (path: string, { root, serverEntry }: Paths) =>
  path === serverEntry || path === fileURLToPath(Deno.mainModule) || path === join(root, ".env") ||
  path === join(root, "deno.json");

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}
