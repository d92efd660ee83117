import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Copies the working folder's files, those that git does not know yet included. @returns the copy's path. */
export async function copyRepository(): Promise<string> {
  const { stdout, success } = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: root,
  }).output();
  if (!success) throw new Error("git does not list the files of this folder.");
  const copy = await Deno.makeTempDir({ prefix: "bloom-mutants-" });
  for (const file of new TextDecoder().decode(stdout).split("\0").filter(Boolean)) {
    await Deno.mkdir(dirname(join(copy, file)), { recursive: true });
    await Deno.copyFile(join(root, file), join(copy, file)).catch((error) => {
      // Git still lists a file that was deleted just now.
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
  await Deno.symlink(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}
