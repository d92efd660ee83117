import { FolderInUseError } from "../../db/pglite/folder_lock.ts";
import { ConfigError } from "../config/config.ts";

/** Something that its operator can mend, said in a sentence. */
export class StartError extends Error {}

/**
 * Ends a start that failed: with a sentence for what its operator can mend, and all there is to know for a
 * bug.
 */
export function explainAndExit(error: unknown): never {
  console.error(sentence(error) ?? error);
  Deno.exit(1);
}

function sentence(error: unknown): string | null {
  const isMeant = [StartError, ConfigError, FolderInUseError].some((kind) => error instanceof kind);
  if (isMeant) return (error as Error).message;
  if (error instanceof Deno.errors.AddrInUse) {
    return "Another program has the port. Stop it, or name another PORT.";
  }
  return null;
}
