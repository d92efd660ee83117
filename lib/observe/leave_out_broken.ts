import type { Log } from "./log.ts";

/**
 * Computes something for each row and leaves out the rows for which that fails, so that one bad row never
 * breaks a list. Each failure is logged with the row's ID.
 */
export function leaveOutBroken<Row, Result>(
  rows: readonly Row[],
  compute: (row: Row) => Result,
  { log, idOf }: { log: Log; idOf: (row: Row) => string },
): Result[] {
  return rows.flatMap((row) => {
    try {
      return [compute(row)];
    } catch (error) {
      log.error("row_left_out", { id: idOf(row), error });
      return [];
    }
  });
}
