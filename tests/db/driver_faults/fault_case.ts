import { sql } from "kysely";
import { closeDatabase, type Db } from "../../../db/client.ts";
import type { Patience } from "../../../db/postgres/dialect.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { DatabaseUnavailableError } from "../../../db/unavailable.ts";
import { type TestApp, testApp } from "../../support/app.ts";
import { testPractice } from "../../support/practice.ts";
import type { Driver } from "./driver.ts";
import type { FaultyServer } from "./server.ts";
import { pause, type Settled, settled } from "./settled.ts";

/** A fault of the database, and what the driver and the application have to make of it. */
export interface FaultCase {
  name: string;
  /** Default: limits that no case reaches. */
  patience?: Partial<Patience>;
  poolSize?: number;
  run(bench: Bench): Promise<void>;
}

const PATIENCE: Patience = { connect: 5_000, statement: 15_000, answer: 20_000 };
/** The longest that a case takes, on a slow machine. */
const DEADLINE_MS = 40_000;

/** What a case found out: the promises that the driver broke, and what was measured. */
export interface Finding {
  broken: string[];
  measured: string[];
}

/** What a case works with: a database of its own under the driver, and the application over it. */
export interface Bench {
  db: Db;
  app: TestApp;
  server: FaultyServer;
  databaseUrl: string;
  /** Notes a broken promise, unless the condition holds. */
  expect(holds: boolean, promise: string): void;
  measure(text: string): void;
  /** Writes a pair of rows; a transaction that writes only one of them did half its work. */
  writePair(trx: Transaction, pair: string, between?: () => Promise<void>): Promise<void>;
  /** Returns how many rows each stored pair has. */
  storedPairs(): Promise<Map<string, number>>;
  /** Expects that the transaction was rejected because the database is unavailable. */
  expectUnavailable(outcome: Settled<unknown>, what: string): void;
  /** Expects an answer, 200 or 503 with Retry-After. @returns its status. */
  expectAnswer(asked: Promise<Response>, what: string, ...statuses: number[]): Promise<number | null>;
  /** Closes the driver, and expects that this ends in time. */
  closeInTime(): Promise<void>;
  /** Expects that the application answers 200 again. */
  expectRecovery(path?: string): Promise<void>;
}

/** Runs a case under a driver, in a new database. */
export async function runCase(fault: FaultCase, driver: Driver, server: FaultyServer): Promise<Finding> {
  const finding: Finding = { broken: [], measured: [] };
  const databaseUrl = await server.createDatabase();
  const { poolSize = 8 } = fault;
  const db = driver.open(databaseUrl, { poolSize, patience: { ...PATIENCE, ...fault.patience } });
  const outcome = await settled((async () => await fault.run(await openBench(db)))(), DEADLINE_MS);
  if (outcome.kind === "hung") finding.broken.push("The case never came to an end.");
  if (outcome.kind === "failed") finding.broken.push(`The case failed: ${outcome.error}`);
  await closeInTime();
  return finding;

  async function closeInTime(): Promise<void> {
    const closed = await settled(closeDatabase(db));
    if (closed.kind !== "done") finding.broken.push("The driver did not close.");
  }

  async function storedPairs(): Promise<Map<string, number>> {
    const other = driver.open(databaseUrl, { poolSize: 1, patience: PATIENCE });
    try {
      const { rows } = await sql<{ pair: string; halves: number }>`
        SELECT pair, count(*)::int4 AS halves FROM pairs GROUP BY pair`.execute(other);
      return new Map(rows.map(({ pair, halves }) => [pair, halves]));
    } finally {
      await closeDatabase(other);
    }
  }

  async function openBench(db: Db): Promise<Bench> {
    await sql`CREATE TABLE pairs (pair text, half int4, PRIMARY KEY (pair, half))`.execute(db);
    const app = await testApp(testPractice(db));
    const expect: Bench["expect"] = (holds, promise) => {
      if (!holds) finding.broken.push(promise);
    };
    const expectAnswer: Bench["expectAnswer"] = async (asked, what, ...statuses) => {
      const answer = await settled(asked);
      if (answer.kind !== "done") {
        expect(false, `${what}: ${answer.kind === "hung" ? "no answer" : answer.error}.`);
        return null;
      }
      const { status, headers, body } = answer.value;
      await body?.cancel();
      expect(statuses.includes(status), `${what}: answered ${status} instead of ${statuses.join(" or ")}.`);
      if (status === 503) expect(Number(headers.get("retry-after")) > 0, `${what}: 503 without Retry-After.`);
      return status;
    };
    return {
      db,
      app,
      server,
      databaseUrl,
      expect,
      expectAnswer,
      closeInTime,
      measure: (text) => finding.measured.push(text),
      writePair,
      storedPairs,
      expectUnavailable(outcome, what) {
        expect(outcome.kind !== "hung", `${what}: hung.`);
        expect(outcome.kind !== "done", `${what}: reported success.`);
        if (outcome.kind !== "failed") return;
        expect(outcome.error instanceof DatabaseUnavailableError, `${what}: failed with ${outcome.error}.`);
      },
      async expectRecovery(path = "/api/therapists") {
        const since = performance.now();
        let status: number | null = null;
        while (status !== 200 && performance.now() - since < 10_000) {
          status = await expectAnswer(app.fetch(path), "A request after the fault", 200, 503);
          if (status !== 200) await pause(20);
        }
        expect(status === 200, "The application did not recover.");
        const write = await settled(transaction(db, (trx) => writePair(trx, "afterwards")));
        expect(write.kind === "done", "A transaction after the fault failed.");
        expect((await storedPairs()).get("afterwards") === 2, "A transaction after the fault is lost.");
        if (status === 200) {
          finding.measured.push(`recovered after ${Math.round(performance.now() - since)} ms`);
        }
      },
    };
  }
}

const writePair: Bench["writePair"] = async (trx, pair, between = () => Promise.resolve()) => {
  await sql`INSERT INTO pairs (pair, half) VALUES (${pair}::text, 1)`.execute(trx);
  await between();
  await sql`INSERT INTO pairs (pair, half) VALUES (${pair}::text, 2)`.execute(trx);
};
