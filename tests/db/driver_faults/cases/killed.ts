import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import type { Bench, FaultCase } from "../fault_case.ts";
import { pause, settled } from "../settled.ts";

const EVERYBODY = Array.from({ length: 6 }, (_, index) => index);

/** Opens every connection of the pool. */
async function warmUp({ app, expectAnswer }: Bench): Promise<void> {
  const requests = Array.from({ length: 8 }, () => app.fetch("/api/therapists"));
  for (const request of requests) await expectAnswer(request, "A request before the fault", 200);
}

export const killedIdle: FaultCase = {
  name: "idle connections are killed: the next requests get an answer or 503, then all work again",
  async run(bench) {
    const { app, server, databaseUrl, expectAnswer } = bench;
    await warmUp(bench);
    await server.kill(await server.backends(databaseUrl));
    const requests = Array.from({ length: 8 }, () => app.fetch("/api/therapists"));
    for (const request of requests) await expectAnswer(request, "A request after the kill", 200, 503);
    await bench.expectRecovery();
  },
};

export const killedUnderReaders: FaultCase = {
  name: "all backends are killed five times under six readers: each reader gets answers to the end",
  async run(bench) {
    const { app, server, databaseUrl, expectAnswer, expect } = bench;
    await warmUp(bench);
    let isOver = false;
    const readers = EVERYBODY.map(async () => {
      while (!isOver) {
        if (await expectAnswer(app.fetch("/api/therapists"), "A reader", 200, 503) === null) return false;
      }
      return await expectAnswer(app.fetch("/api/therapists"), "A reader in the end", 200, 503) !== null;
    });
    for (let kill = 0; kill < 5; kill++) {
      await pause(100);
      await server.kill(await server.backends(databaseUrl));
    }
    isOver = true;
    expect((await Promise.all(readers)).every(Boolean), "A reader hung.");
    await bench.expectRecovery();
  },
};

export const killedInTransaction: FaultCase = {
  name: "a backend is killed while its transaction waits: nothing of it is stored",
  async run(bench) {
    const { db, server, expect, expectUnavailable, storedPairs, writePair } = bench;
    const outcome = await settled(transaction(db, (trx) =>
      writePair(trx, "killed", async () => {
        const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
        await server.kill(rows.map(({ pid }) => pid));
        // Others make the pool reconnect meanwhile.
        await Promise.all(EVERYBODY.map(() => settled(sql`SELECT 1`.execute(db), 1_000)));
      })));
    expectUnavailable(outcome, "The transaction");
    expect(!(await storedPairs()).has("killed"), "Half of the transaction is stored.");
    await bench.expectRecovery();
  },
};

export const killedInQuery: FaultCase = {
  name: "a backend is killed in a query of a page or of a form: 503, and the form has stored nothing",
  async run(bench) {
    const { db, app, server, databaseUrl, expect, expectAnswer } = bench;
    const countAttempts = async () =>
      (await db.selectFrom("tokens").select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow()).count;
    const signUp = () =>
      app.postJson("/api/auth/sign-up", {
        name: "Robin",
        email: "robin@example.com",
        password: "seven quiet otters swim",
        role: "patient",
        timeZone: "America/Denver",
      });
    await server.whileLocked(databaseUrl, "LOCK TABLE users IN ACCESS EXCLUSIVE MODE", async () => {
      const reading = app.fetch("/api/therapists");
      await server.kill(await server.waiting(databaseUrl, 1));
      await expectAnswer(reading, "The page", 503);
    });
    // The attempt itself is written by then; its mail is not.
    await server.whileLocked(databaseUrl, "LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE", async () => {
      const signingUp = signUp();
      await server.kill(await server.waiting(databaseUrl, 1));
      await expectAnswer(signingUp, "The form", 503);
    });
    await bench.expectRecovery();
    expect(await countAttempts() === 0, "The sign-up is half stored.");
    await expectAnswer(signUp(), "The form, sent again", 200, 201, 202, 204);
    expect(await countAttempts() === 1, "The sign-up that was sent again is not stored once.");
  },
};
