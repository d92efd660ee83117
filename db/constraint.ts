import { sqlState } from "./transaction.ts";

/** Whether the error is a unique, foreign-key or check violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  if (!sqlState(error)?.startsWith("23") || !(error instanceof Error)) return false;
  const name = "constraint_name" in error
    ? error.constraint_name
    : "constraint" in error
    ? error.constraint
    : undefined;
  return name === constraint;
}
