import { sqlState } from "./sql_state.ts";

/** Whether the error is a unique, foreign-key or check violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  if (!sqlState(error)?.startsWith("23") || !(error instanceof Error)) return false;
  return "constraint" in error && error.constraint === constraint;
}
