import axe from "axe-core";
import type { Page } from "playwright-core";

/** Returns what axe finds on the page: one line for each kind, with the rule and where it is broken. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Goes through the debugger, because the page's CSP blocks foreign scripts.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { run }: typeof axe = Reflect.get(globalThis, "axe");
    const { violations } = await run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.join("\n  ")}`);
}
