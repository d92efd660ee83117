import { parseEnv } from "node:util";
import { variableNames } from "./variables.ts";

/**
 * Returns the variables of the process's environment; those that it lacks come from .env in the working
 * folder.
 */
export function readEnvironment(): Record<string, string | undefined> {
  const file = readEnvironmentFile();
  return Object.fromEntries(variableNames.map((name) => [name, Deno.env.get(name) ?? file[name]]));
}

function readEnvironmentFile(): Record<string, string | undefined> {
  try {
    return parseEnv(Deno.readTextFileSync(".env"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}
