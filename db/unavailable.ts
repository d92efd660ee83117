import { sqlState } from "./sql_state.ts";

/**
 * The database cannot serve requests now, so the caller may try again later. The statement may still have had
 * its effect: a connection can be lost between a COMMIT and its answer.
 */
export class DatabaseUnavailableError extends Error {
  /** PostgreSQL's or the system's code, if there is one. */
  readonly code: string | undefined;

  constructor(cause: Error) {
    super(`The database is unavailable: ${cause.message}`, { cause });
    this.name = "DatabaseUnavailableError";
    this.code = sqlState(cause);
  }
}

/**
 * What PostgreSQL and the system report then: a lost connection (08), too few resources (53), a canceled
 * statement (57014), a shutdown or a start (57P01 to 57P03), or a transaction whose end is unknown (40003).
 */
const CODES =
  /^(?:08...|53...|57014|57P0[1-3]|40003|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** pg's message for a query that waited for its answer as long as it may. */
export const UNANSWERED = "Query read timeout";

/** pg's own errors, which have no code. */
const MESSAGES = new Set([
  UNANSWERED,
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout expired",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
]);

/** Returns what to throw for a driver's error: the same, unless the database is unavailable. */
export function namedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isUnavailable = CODES.test(sqlState(error) ?? "") || MESSAGES.has(error.message);
  return isUnavailable ? new DatabaseUnavailableError(error) : error;
}
