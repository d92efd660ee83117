import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * Returns what axe finds on the page as it is, with these rules or all: one line for each kind, with the rule
 * and where it is broken.
 */
export async function accessibilityProblems(page: Page, rules?: string[]): Promise<string[]> {
  // Goes through the debugger, because the page's CSP blocks foreign scripts.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    const { run }: typeof axe = Reflect.get(globalThis, "axe");
    const { violations } = await run(document, {
      resultTypes: ["violations"],
      ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  }, rules);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.join("\n  ")}`);
}
