import assert from "node:assert/strict";
import { chromiumPath, closeChromium, openChromium } from "../browser/support/chromium.ts";
import { makeProject, Program, type Project, smallSite } from "./support/project.ts";

Deno.test.afterAll(closeChromium);

async function serve(files: Record<string, string>, args: string[]): Promise<[Project, Program, string]> {
  const project = await makeProject({ ...smallSite, ...files });
  await using build = new Program(project.root, ["run", "-A", "dev.ts", "build"]);
  assert.ok((await build.status).success);
  const program = new Program(project.root, args);
  return [project, program, `http://127.0.0.1:${await program.find(/port (\d+)/)}`];
}

Deno.test({
  name: "an island is hydrated in place under a policy that allows scripts only from this site",
  ignore: !chromiumPath,
  fn: async () => {
    const route = `
import Counter from "../islands/Counter.tsx";
import { Named } from "../islands/Named.tsx";
export default () => <main><Counter start={3} /><Named words={["</script>", "&amp;"]} /><Counter start={7} /></main>;
`;
    const named = `
import { useEffect, useState } from "preact/hooks";
export function Named({ words }) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return <p>{words.join(" ")} {live ? "live" : "still"}</p>;
}
`;
    const files = { "routes/index.tsx": route, "islands/Named.tsx": named };
    const [project, program, origin] = await serve(files, ["run", "-A", "serve.ts"]);
    await using _ = project;
    await using __ = program;
    const context = await (await openChromium()).newContext();
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(error.message));
    // The button that the server sent must be the one that reacts in the end.
    await page.addInitScript(() => {
      addEventListener("readystatechange", () => {
        for (const button of document.querySelectorAll("button")) button.dataset.sent = "yes";
      }, { capture: true });
    });
    await page.goto(origin);
    await page.getByText("</script> &amp; live").waitFor();
    const [first, second] = await page.getByRole("button").all();
    await first.click();
    await first.click();
    await second.click();
    assert.equal(await first.textContent(), "times 5");
    assert.equal(await second.textContent(), "times 8");
    assert.equal(await first.getAttribute("data-sent"), "yes");
    assert.equal(await page.locator("fresh-island[data-live]").count(), 3);
    assert.equal(await page.locator("fresh-island script").count(), 0);
    assert.deepEqual(wrong, []);
    await context.close();
  },
});

Deno.test({
  name: "in development, a page shows a change by itself",
  ignore: !chromiumPath,
  fn: async () => {
    const [project, program, origin] = await serve({}, ["run", "-A", "dev.ts"]);
    await using _ = project;
    await using __ = program;
    const context = await (await openChromium()).newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/plain`);
    await project.write("routes/plain.tsx", `export default () => <p>changed</p>;`);
    await page.getByText("changed").waitFor();
    await context.close();
  },
});
