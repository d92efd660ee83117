import assert from "node:assert/strict";
import { chromiumPath, closeChromium, openChromium } from "../browser/support/chromium.ts";
import { makeProject, Program, type Project, smallSite } from "./support/project.ts";

Deno.test.afterAll(closeChromium);

async function develop(
  files: Record<string, string> = {},
): Promise<{ project: Project; program: Program; origin: string }> {
  const project = await makeProject({ ...smallSite, ...files });
  const program = new Program(project.root, ["run", "-A", "dev.ts"]);
  return { project, program, origin: `http://127.0.0.1:${await program.find(/port (\d+)/)}` };
}

Deno.test("in development, an island's script is readable and has a source map", async () => {
  const { project, program, origin } = await develop();
  await using _ = project;
  await using __ = program;
  const [, script] = /data-from="([^"]+)"/.exec(await (await fetch(origin)).text()) ?? [];
  const code = await (await fetch(origin + script)).text();
  assert.match(code, /setCount\(count \+ 1\)/);
  const [, map] = /sourceMappingURL=data:application\/json;base64,(.*)/.exec(code) ?? [];
  const { sources, sourcesContent } = JSON.parse(atob(map));
  const at = sources.findIndex((source: string) => source.endsWith("islands/Counter.tsx"));
  assert.equal(sourcesContent[at], smallSite["islands/Counter.tsx"]);
});

Deno.test({
  name: "all open tabs show a change, even if there are more than a browser has connections",
  ignore: !chromiumPath,
  fn: async () => {
    const { project, program, origin } = await develop();
    await using _ = project;
    await using __ = program;
    const context = await (await openChromium()).newContext();
    const pages = [];
    for (let i = 0; i < 8; i++) {
      const page = await context.newPage();
      await page.goto(`${origin}/plain`);
      pages.push(page);
    }
    await project.write("routes/plain.tsx", `export default () => <p>changed</p>;`);
    for (const page of pages) await page.getByText("changed").waitFor();

    // When the tab that listens for the others is closed, another tab takes its place.
    for (const page of pages.splice(0, 4)) await page.close();
    await project.write("routes/plain.tsx", `export default () => <p>changed again</p>;`);
    for (const page of pages) await page.getByText("changed again").waitFor();
    await context.close();
  },
});

Deno.test({
  name: "in development, an island where HTML cannot contain it is reported with the reason",
  ignore: !chromiumPath,
  fn: async () => {
    for (const place of ["<p><Counter start={1} /></p>", "<svg><Counter start={1} /></svg>"]) {
      const { project, program, origin } = await develop({
        "islands/Counter.tsx": `export default () => <div>block</div>;`,
        "routes/index.tsx": `
import Counter from "../islands/Counter.tsx";
export default () => <main>${place}</main>;
`,
      });
      await using _ = project;
      await using __ = program;
      const page = await (await openChromium()).newPage();
      const reported = page.waitForEvent("console", (message) => message.text().startsWith("Island:"));
      await page.goto(origin);
      assert.match(
        (await reported).text(),
        /^Island: Error: .*Counter.*the browser moved this island's HTML\. An island/,
      );
      await page.close();
    }
  },
});
