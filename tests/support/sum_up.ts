/**
 * Returns the closing line of a run, "N passed, N failed" with ", N skipped" if any, from the last output of
 * `deno test`. A run that ended without a summary counts as failed.
 */
export function sumUp(output: string, success: boolean): string {
  const count = (word: string) =>
    Number(/^(?:ok|FAILED) \|.*$/m.exec(output)?.[0].match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  const passed = count("passed");
  const failed = Math.max(count("failed"), success && passed > 0 ? 0 : 1);
  const skipped = count("ignored");
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
