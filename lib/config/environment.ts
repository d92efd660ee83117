import { parseEnv } from "node:util";
import { variableNames } from "./variables.ts";

/** What the process's environment and, behind it, a file named .env in the working folder say. */
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
