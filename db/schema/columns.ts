import type { ColumnType } from "kysely";

/** A point in time: timestamptz. */
export type Instant = Temporal.Instant;
/** Written once, when the row is inserted. */
export type Fixed<T> = ColumnType<T, T, never>;
