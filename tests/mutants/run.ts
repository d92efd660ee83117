/**
 * Lists small changes of the code that no test notices: `deno task mutants [paths] [--count=60] [--seed=1]
 * [--seconds=180]`. Everything happens in a copy of the working folder, which is removed at the end.
 */
import { copyRepository } from "./copy_repository.ts";

const copy = await copyRepository();
try {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "tests/mutants/in_copy.ts", ...Deno.args],
    cwd: copy,
  }).spawn();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    {
      Deno.addSignalListener(signal, () => {
        // The terminal may have told the child as well, so that it has already ended.
        try {
          child.kill(signal);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
        }
      });
    }
  }
  Deno.exitCode = (await child.status).code;
} finally {
  await Deno.remove(copy, { recursive: true });
}
