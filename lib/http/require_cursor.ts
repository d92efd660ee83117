import { readCursor } from "./moment_cursor.ts";
import { Problem } from "./problem.ts";

/** Refuses a cursor that the list has not handed out, as `read` tells it. @throws {Problem} 422. */
export function requireCursor(
  cursor: string | undefined,
  read: (cursor: string) => unknown = readCursor,
): void {
  if (cursor === undefined || read(cursor)) return;
  throw new Problem(422, "Some of what was sent cannot be used.", {
    code: "invalid",
    errors: [{ path: "cursor", message: "Give a cursor as the page before handed it out." }],
  });
}
