import { deadlineSeconds } from "./deadline.ts";

/**
 * Looks at the files by which tests say that they are running, and calls back with the name of one that is
 * far beyond its deadline, because it lets no timer run. @returns a function that stops looking.
 */
export function watchRunning(
  folder: string,
  onStuck: (name: string) => void,
  latestSeconds = deadlineSeconds + 30,
): () => void {
  const timer = setInterval(() => {
    for (const { name } of Deno.readDirSync(folder)) {
      try {
        const begun = Deno.statSync(`${folder}/${name}`).mtime?.getTime() ?? Infinity;
        if (Date.now() - begun > latestSeconds * 1000) onStuck(Deno.readTextFileSync(`${folder}/${name}`));
      } catch (error) {
        // It has ended meanwhile.
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    }
  }, 1000);
  return () => clearInterval(timer);
}
