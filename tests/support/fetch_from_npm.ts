/**
 * Imports an npm package that only some machines need, in a process of its own so that it enters neither deno.json nor the
 * lock file, and answers what the expression makes of it (`it` is the module); null when it cannot be had.
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
