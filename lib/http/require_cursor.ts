import { readCursor } from "./moment_cursor.ts";
import { invalidInput } from "./refusal_problem.ts";

/** Refuses a cursor that `read` does not recognize as the list's own. @throws {Problem} 422. */
export function requireCursor(
  cursor: string | undefined,
  read: (cursor: string) => unknown = readCursor,
): void {
  if (cursor === undefined || read(cursor)) return;
  throw invalidInput([{
    path: "cursor",
    message: "Send the cursor exactly as the previous page returned it.",
  }]);
}
