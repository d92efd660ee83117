import type { Page } from "playwright-core";
import { Builder } from "fresh/dev";
import { openChromium } from "../../browser/support/chromium.ts";
import { makeProject, Program, smallSite } from "./project.ts";

/** A running built site, with a page of it in a browser of its own. */
export interface Browsed extends AsyncDisposable {
  origin: string;
  page: Page;
  /** The page's console messages and errors. */
  said: string[];
}

export async function browse(files: Record<string, string>): Promise<Browsed> {
  const project = await makeProject({ ...smallSite, ...files });
  await new Builder({ root: project.root }).build();
  const program = new Program(project.root, ["run", "-A", "serve.ts"]);
  const origin = `http://127.0.0.1:${await program.find(/port (\d+)/)}`;
  const context = await (await openChromium()).newContext();
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  return {
    origin,
    page,
    said,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await program[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}
