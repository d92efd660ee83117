import { dirname, join } from "node:path";

/** Inside the repository, so that projects in it find its deno.json. Git, formatter and linter ignore it. */
const parent = join(import.meta.dirname ?? "", "../../../.bloom/test-projects");

/** Creates a project in its own folder, which is deleted after the test. */
export interface Project extends AsyncDisposable {
  root: string;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
}

export async function makeProject(files: Record<string, string>): Promise<Project> {
  await Deno.mkdir(parent, { recursive: true });
  const root = await Deno.makeTempDir({ dir: parent });
  const write = async (path: string, text: string) => {
    await Deno.mkdir(dirname(join(root, path)), { recursive: true });
    await Deno.writeTextFile(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    root,
    write,
    read: (path) => Deno.readTextFile(join(root, path)),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

/** A small site: a page with an island, one without, and a file. */
export const smallSite: Record<string, string> = {
  "main.ts": `
import { App, csp, staticFiles } from "fresh";
export const app = new App().use(csp()).use(staticFiles()).get("/word", () => new Response("first")).fsRoutes();
`,
  "options.ts": `
const stop = () => {
  console.log("stopped");
  Deno.exit();
};
export const options = {
  port: 0,
  hostname: "127.0.0.1",
  onListen: ({ port }) => {
    for (const signal of ["SIGTERM", "SIGINT"]) Deno.addSignalListener(signal, stop);
    console.log("port " + port);
  },
};
`,
  "dev.ts": `
import { Builder } from "fresh/dev";
import { options } from "./options.ts";
const builder = new Builder({ root: import.meta.dirname });
if (Deno.args.includes("build")) await builder.build();
else await builder.listen(() => import("./main.ts"), options);
`,
  "serve.ts": `
import { options } from "./options.ts";
const { default: site } = await import(import.meta.resolve("./_fresh/server.js"));
Deno.serve(options, site.fetch);
`,
  "routes/_app.tsx": `
export default ({ Component }) => (
  <html lang="en"><head><meta charset="utf-8" /><title>Site</title></head><body class="bg-white"><Component /></body></html>
);
`,
  "routes/index.tsx": `
import Counter from "../islands/Counter.tsx";
export default () => <main><Counter start={3} /></main>;
`,
  "routes/plain.tsx": `
export default () => <p class="p-2">plain</p>;
`,
  "routes/bug.ts": `
interface Unused { a: number }

export const handler = () => {
  throw new Error("a bug on line 5");
};
`,
  "islands/Counter.tsx": `
import { useState } from "preact/hooks";
import { word } from "../components/word.ts";
export default function Counter({ start }) {
  const [count, setCount] = useState(start);
  return <button type="button" class="mt-4" onClick={() => setCount(count + 1)}>{word} {count}</button>;
}
`,
  "components/word.ts": `export const word = "times";\n`,
  "static/favicon.ico": "not a picture, but there",
  "static/robots.txt": "User-agent: *\nDisallow:\n".repeat(20),
};

/** A program that a test starts. Tests can wait for its output. */
export class Program implements AsyncDisposable {
  #process: Deno.ChildProcess;
  #text = "";
  #hasEnded: Promise<void>;
  #wake = () => {};

  constructor(root: string, args: string[]) {
    const command = new Deno.Command(Deno.execPath(), { args, cwd: root, stdout: "piped", stderr: "piped" });
    this.#process = command.spawn();
    const streams = [this.#process.stdout, this.#process.stderr];
    this.#hasEnded = Promise.all(streams.map((stream) => this.#follow(stream))).then(() => {});
  }

  async #follow(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      this.#text += text;
      this.#wake();
    }
  }

  /**
   * Waits until the pattern is in the output and returns the match. Each place in the output is found once.
   */
  async find(pattern: RegExp): Promise<string> {
    while (true) {
      const found = pattern.exec(this.#text);
      if (found) {
        this.#text = this.#text.slice(found.index + found[0].length);
        return found[1] ?? found[0];
      }
      const said = new Promise<boolean>((resolve) => this.#wake = () => resolve(true));
      if (!await Promise.race([said, this.#hasEnded.then(() => false)])) {
        throw new Error(`The program ended without saying ${pattern}: ${this.#text}`);
      }
    }
  }

  kill(signal: Deno.Signal): void {
    this.#process.kill(signal);
  }

  get status(): Promise<Deno.CommandStatus> {
    return this.#process.status;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#process.kill("SIGTERM");
    } catch {
      // The program has already ended.
    }
    await this.#process.status;
    await this.#hasEnded;
  }
}
