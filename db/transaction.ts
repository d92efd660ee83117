import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction as KyselyTransaction } from "kysely";
import type { Db } from "./client.ts";
import type { Database } from "./schema/database.ts";
import { sqlState } from "./sql_state.ts";

/** An open transaction. Functions that write require one, so that writing outside of any does not compile. */
export type Transaction = KyselyTransaction<Database>;

/** A database to read from, inside or outside a transaction. */
export type Queryable = Db | Transaction;

export type Isolation = "serializable" | "read committed";

interface TransactionOptions {
  /** Default: SERIALIZABLE, or the level of `setIsolation`. */
  isolation?: Isolation;
  /** Called before each new attempt, with its number (2 is the first). */
  onRetry?: (attempt: number, error: unknown) => void;
}

const MAX_ATTEMPTS = 12;
const FIRST_DELAY_MS = 4;
const LONGEST_DELAY_MS = 500;

/** Serialization failure and deadlock: the transaction was certainly not committed. */
const RETRYABLE = new Set(["40001", "40P01"]);

const isolations = new WeakMap<Db, Isolation>();

/**
 * Runs every transaction of this database at another level. Tests use it to prove that a weaker one would do.
 */
export function setIsolation(db: Db, isolation: Isolation): void {
  isolations.set(db, isolation);
}

const inTransaction = new AsyncLocalStorage<true>();

/**
 * Runs `fn` in a SERIALIZABLE transaction and commits it. If the database aborts it in favor of another
 * (40001, 40P01, also at COMMIT), the whole of `fn` runs again after a random wait (full jitter), so `fn`
 * must not contain anything that the database cannot undo. A lost connection or 40003 may have committed, and
 * is never retried.
 *
 * Retries run one at a time in this process. PostgreSQL tracks reads by index page. While a table is small,
 * everyone reads the page that everyone writes, and transactions that were aborted together would abort each
 * other again. (Forty simultaneous bookings: two hundred more attempts without this; in tables of 40,000
 * rows, two.)
 * @throws what `fn` throws, after a rollback; the last conflict if no attempt succeeded.
 */
export async function transaction<T>(
  db: Db,
  fn: (trx: Transaction) => Promise<T>,
  { isolation = isolations.get(db) ?? "serializable", onRetry }: TransactionOptions = {},
): Promise<T> {
  if (inTransaction.getStore()) {
    // PGlite has one connection: the inner transaction would wait for the outer one forever.
    throw new Error("A transaction was opened inside another; pass the outer one on instead.");
  }
  for (let attempt = 1;; attempt++) {
    try {
      const run = () =>
        inTransaction.run(true, () => db.transaction().setIsolationLevel(isolation).execute(fn));
      return await (attempt === 1 ? run() : afterOthers(db, run));
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? "")) throw error;
      onRetry?.(attempt + 1, error);
      const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
    }
  }
}

/** When the last queued retry is done, for each database. */
const lastInLine = new WeakMap<Db, Promise<void>>();

/** Runs `again` once the earlier ones are done, whatever their outcome. */
async function afterOthers<T>(db: Db, again: () => Promise<T>): Promise<T> {
  const before = lastInLine.get(db);
  const done = Promise.withResolvers<void>();
  lastInLine.set(db, done.promise);
  await before;
  try {
    return await again();
  } finally {
    done.resolve();
  }
}
