import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import type { FaultCase } from "../fault_case.ts";
import { settled } from "../settled.ts";

export const swallowedError: FaultCase = {
  name: "a statement's error is swallowed in a transaction: the transaction is not reported as done",
  async run(bench) {
    const { db, expect, storedPairs, writePair } = bench;
    const outcome = await settled(transaction(db, async (trx) => {
      await writePair(trx, "swallowed");
      await sql`SELECT 1 / 0`.execute(trx).catch(() => {});
      return "done";
    }));
    expect(outcome.kind === "failed", "The transaction reported success.");
    expect(!(await storedPairs()).has("swallowed"), "The transaction is stored.");
    await bench.expectRecovery();
  },
};

export const exhaustedPool: FaultCase = {
  name: "every connection is taken: a request gets 503 in time",
  poolSize: 2,
  patience: { connect: 500 },
  async run(bench) {
    const { db, app, expectAnswer } = bench;
    const release = Promise.withResolvers<void>();
    const holders = [1, 2].map(() => {
      const isHeld = Promise.withResolvers<void>();
      const holding = transaction(db, async (trx) => {
        await sql`SELECT 1`.execute(trx);
        isHeld.resolve();
        await release.promise;
      });
      return { isHeld: isHeld.promise, holding };
    });
    await Promise.all(holders.map(({ isHeld }) => isHeld));
    await expectAnswer(app.fetch("/api/therapists"), "A request without a connection", 503);
    release.resolve();
    await Promise.all(holders.map(({ holding }) => holding));
    await bench.expectRecovery();
  },
};

export const slowQuery: FaultCase = {
  name: "a query takes too long: it is canceled, and its request gets 503",
  poolSize: 1,
  patience: { statement: 500 },
  async run(bench) {
    const { app, server, databaseUrl, expectAnswer } = bench;
    await server.whileLocked(
      databaseUrl,
      "LOCK TABLE users IN ACCESS EXCLUSIVE MODE",
      () => expectAnswer(app.fetch("/api/therapists"), "A request whose query waits", 503),
    );
    await bench.expectRecovery();
  },
};
