import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import { sqlState } from "../../db/sql_state.ts";
import { type Transaction, transaction } from "../../db/transaction.ts";
import { engineTest } from "../support/database.ts";

/** Returns an error as a driver would throw it. */
const databaseError = (code: string) => Object.assign(new Error(code), { code });

/** Makes a scratch table, because the practice's own have constraints. */
async function scratch(db: Db): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS scratch (id text PRIMARY KEY, n int4 NOT NULL)`.execute(db);
  await sql`DELETE FROM scratch`.execute(db);
}

const write = (trx: Transaction, id: string, n: number) =>
  sql`INSERT INTO scratch (id, n) VALUES (${id}::text, ${n}::int4)`.execute(trx);
const sum = async (db: Db | Transaction) =>
  (await sql<{ total: number }>`SELECT count(*) AS total FROM scratch`.execute(db)).rows[0].total;

engineTest("a transaction commits what it returned", async ({ db }) => {
  await scratch(db);
  assert.equal(await transaction(db, async (trx) => (await write(trx, "a", 1), "done")), "done");
  assert.equal(await sum(db), 1);
});

engineTest("a transaction that throws leaves nothing behind", async ({ db }) => {
  await scratch(db);
  const failing = transaction(db, async (trx) => {
    await write(trx, "a", 1);
    throw new Error("no");
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.equal(await sum(db), 0);
});

for (const code of ["40001", "40P01"]) {
  engineTest(`a whole transaction runs again after ${code}`, async ({ db }) => {
    await scratch(db);
    let runs = 0;
    await transaction(db, async (trx) => {
      runs++;
      await write(trx, "a", runs);
      if (runs < 3) throw databaseError(code);
    });
    assert.equal(runs, 3);
    assert.equal(await sum(db), 1);
  });
}

for (const code of ["40003", "08006", "23505"]) {
  engineTest(`a transaction never runs again after ${code}`, async ({ db }) => {
    let runs = 0;
    const failing = transaction(db, () => {
      runs++;
      return Promise.reject(databaseError(code));
    });
    await assert.rejects(failing, (error) => sqlState(error) === code);
    assert.equal(runs, 1);
  });
}

engineTest("an endless conflict makes the transaction give up", async ({ db }) => {
  let runs = 0;
  await assert.rejects(transaction(db, () => {
    runs++;
    return Promise.reject(databaseError("40001"));
  }));
  assert.ok(runs > 3 && runs < 30, `${runs} runs`);
});

engineTest(
  "transactions that keep conflicting run again one at a time, and all succeed",
  async ({ db }) => {
    await scratch(db);
    const names = Array.from({ length: 10 }, (_, i) => `${i}`);
    const met = Promise.withResolvers<void>();
    let runs = 0;
    let atOnce = 0;
    let mostAtOnce = 0;
    await Promise.all(names.map((name) => {
      let isAgain = false;
      return transaction(db, async (trx) => {
        await sum(trx);
        if (++runs === names.length) met.resolve();
        await met.promise;
        if (isAgain) mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        await write(trx, name, 1).finally(() => isAgain && atOnce--);
      }, { onRetry: () => isAgain = true });
    }));
    assert.equal(await sum(db), names.length);
    assert.equal(mostAtOnce, 1);
  },
  { engines: ["PostgreSQL"] },
);

engineTest(
  "a transaction that gave up once does not block the next when it fails again",
  async ({ db }) => {
    await assert.rejects(transaction(db, () => Promise.reject(databaseError("40001"))));
    let runs = 0;
    const failing = transaction(
      db,
      () => Promise.reject(++runs === 1 ? databaseError("40001") : new Error("no")),
    );
    await assert.rejects(failing, /^Error: no$/);
    assert.equal(runs, 2);
  },
);

engineTest("a nested transaction is refused instead of waiting for itself", async ({ db }) => {
  await assert.rejects(
    transaction(db, () => transaction(db, () => Promise.resolve())),
    /inside another/,
  );
});

engineTest(
  "two transactions that each read what the other writes never both see the old state",
  async ({ db }) => {
    await scratch(db);
    let retries = 0;
    const both = Promise.withResolvers<void>();
    let reading = 0;
    const insertIfEmpty = (id: string) =>
      transaction(db, async (trx) => {
        const before = await sum(trx);
        if (++reading === 2) both.resolve();
        await both.promise;
        if (before === 0) await write(trx, id, 1);
      }, { onRetry: () => retries++ });
    await Promise.all([insertIfEmpty("a"), insertIfEmpty("b")]);
    assert.equal(await sum(db), 1);
    assert.ok(retries > 0, "Nothing was retried, so the two did not overlap.");
  },
  { engines: ["PostgreSQL"] },
);

Deno.test("the bare database cannot stand in for a transaction, nor a transaction for the bare database", () => {
  const needsTransaction = (_trx: Transaction) => {};
  const needsDatabase = (_db: Db) => {};
  const compileOnly = (db: Db, trx: Transaction) => {
    // @ts-expect-error A write outside a transaction must not compile.
    needsTransaction(db);
    // @ts-expect-error Opening a transaction inside another must not compile.
    needsDatabase(trx);
  };
  assert.equal(typeof compileOnly, "function");
});

engineTest("a transaction is serializable, and a single statement is not", async ({ db }) => {
  const level = async (of: Db | Transaction) =>
    (await sql<{ level: string }>`SELECT current_setting('transaction_isolation') AS level`.execute(of))
      .rows[0].level;
  // Another handle of the same database, on which no test has set a level.
  assert.equal(await transaction(db.withoutPlugins() as Db, level), "serializable");
  assert.equal(await level(db), "read committed");
});
