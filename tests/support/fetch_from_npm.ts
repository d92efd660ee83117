/**
 * Imports an npm package that only some machines need, in its own process, so that it enters neither
 * deno.json nor the lock file. @returns the expression's result (`it` is the module), or null if the package
 * is not available.
 */
export async function askPackage(specifier: string, expression: string): Promise<string | null> {
  const program = `const it = await import("${specifier}"); console.log("\\n" + await (${expression}));`;
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-lock",
      "--no-config",
      "--allow-all",
      "--quiet",
      `data:text/javascript,${encodeURIComponent(program)}`,
    ],
    stderr: "null",
  }).output();
  return success ? new TextDecoder().decode(stdout).trim().split("\n").at(-1) || null : null;
}
