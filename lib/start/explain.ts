import { FolderInUseError } from "../../db/pglite/folder_lock.ts";
import { ConfigError } from "../config/config.ts";

/** An error that the operator can fix. Its message explains it in a sentence. */
export class StartError extends Error {}

/**
 * Exits after a failed start. Prints a sentence if the operator can fix the error, and the whole error if it
 * is a bug.
 */
export function explainAndExit(error: unknown): never {
  console.error(sentence(error) ?? error);
  Deno.exit(1);
}

function sentence(error: unknown): string | null {
  const isMeant = [StartError, ConfigError, FolderInUseError].some((kind) => error instanceof kind);
  if (isMeant) return (error as Error).message;
  if (error instanceof Deno.errors.AddrInUse) {
    return "Another program is using the port. Stop it, or set another PORT.";
  }
  return null;
}
