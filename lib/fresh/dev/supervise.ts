import * as esbuild from "esbuild";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleServer } from "./bundle_server.ts";
import { compile } from "./compile.ts";
import type { Paths } from "./options.ts";
import { watch } from "./watch.ts";
import { writeBuild } from "./write_build.ts";

/**
 * Runs the program and watches the sources. A change of pages, islands, styles or static files gives the
 * running program a new build. Any other change restarts it; it stops as gracefully as on a signal.
 */
export async function supervise(paths: Paths): Promise<void> {
  const folder = join(paths.outDir, `dev-${Deno.pid}`);
  const changes = watch(paths);
  let program: Program | null = null;
  let count = 0;
  const build = async () => {
    const compiled = await compile(paths, { compress: false, readable: true });
    await writeBuild({ ...paths, outDir: folder }, compiled);
    const file = join(folder, `build-${++count}.js`);
    await bundleServer(paths, join(folder, "snapshot.js"), file);
    return pathToFileURL(file).href;
  };
  const stop = async () => {
    await program?.stop();
    await esbuild.stop();
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    Deno.exit();
  };
  Deno.addSignalListener("SIGINT", stop);
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);

  let changed = new Set([paths.serverEntry]);
  while (true) {
    try {
      const address = await build();
      if (program?.isRunning && isAllServed(paths, changed)) {
        await program.load(address);
      } else {
        await program?.stop();
        program = new Program(paths, address);
      }
      if (count > 1) {
        console.log(`Changed: ${nameSome(paths, changed)}`);
      }
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    changed = (await changes.next()).value;
  }
}

function nameSome({ root }: Paths, changed: Set<string>): string {
  const names = [...changed].map((path) => relative(root, path));
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

/** Returns whether the build contains all of these files, so that the program need not restart. */
function isAllServed(paths: Paths, changed: Set<string>): boolean {
  const carried = [paths.routeDir, paths.islandDir, paths.staticDir, paths.componentDir];
  return [...changed].every((path) => carried.some((folder) => path.startsWith(`${folder}/`)));
}

/** How long a program may take to finish its requests and close its database. */
const PATIENCE_MILLISECONDS = 15_000;

/** The argument that names the build to serve. */
const BUILD_ARGUMENT = "--fresh-build=";

/** Returns the build that this process should serve; undefined in the process that watches the sources. */
export function servedBuild(): string | undefined {
  const argument = Deno.args.find((each) => each.startsWith(BUILD_ARGUMENT));
  return argument?.slice(BUILD_ARGUMENT.length);
}

class Program {
  isRunning = true;
  #isStopping = false;
  #process: Deno.ChildProcess;
  #input: WritableStreamDefaultWriter<Uint8Array>;

  constructor({ root }: Paths, address: string) {
    this.#process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", fileURLToPath(Deno.mainModule), BUILD_ARGUMENT + address],
      cwd: root,
      stdin: "piped",
      // A process group of its own: Ctrl-C reaches only this process, which then stops the program once.
      detached: true,
    }).spawn();
    this.#input = this.#process.stdin.getWriter();
    void this.#process.status.then(({ code }) => {
      this.isRunning = false;
      if (!this.#isStopping) {
        console.error(`The program has ended (${code}). It starts again at the next change.`);
      }
    });
  }

  async load(address: string): Promise<void> {
    await this.#input.write(new TextEncoder().encode(`${address}\n`));
  }

  /** Resolves when the program has ended, so that the next one can open the database. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.#isStopping = true;
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), PATIENCE_MILLISECONDS);
    this.#process.kill("SIGTERM");
    await this.#process.status;
    clearTimeout(timer);
  }
}
