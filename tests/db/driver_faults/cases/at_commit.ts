import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import type { Bench, FaultCase } from "../fault_case.ts";
import { pause, settled } from "../settled.ts";

const KEY = 7;

/** Makes each COMMIT of a pair wait for the lock, so that a fault can hit it there. */
async function waitAtCommit({ db }: Bench): Promise<void> {
  await sql.raw(`CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM pg_advisory_xact_lock(${KEY}); RETURN NULL; END'`).execute(db);
  await sql`CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON pairs
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_commit()`.execute(db);
}

/** Commits a pair while the callback harms its backend. @returns how it ended, and how often it ran. */
async function commitUnder(
  { db, server, databaseUrl, writePair }: Bench,
  harm: (pid: number) => Promise<void>,
) {
  let runs = 0;
  const outcome = await server.whileLocked(
    databaseUrl,
    `SELECT pg_advisory_xact_lock(${KEY})`,
    async () => {
      const ending = settled(transaction(db, (trx) => {
        runs++;
        return writePair(trx, "committed");
      }));
      const [pid] = await server.waiting(databaseUrl, 1);
      await harm(pid);
      return await ending;
    },
  );
  return { outcome, runs };
}

export const killedAtCommit: FaultCase = {
  name: "a backend is killed at COMMIT: it is reported, not tried again, and nothing is stored",
  async run(bench) {
    await waitAtCommit(bench);
    const { outcome, runs } = await commitUnder(bench, (pid) => bench.server.kill([pid]));
    bench.expectUnavailable(outcome, "The COMMIT");
    bench.expect(runs === 1, `The transaction ran ${runs} times.`);
    bench.expect(!(await bench.storedPairs()).has("committed"), "The transaction is stored.");
    await bench.expectRecovery();
  },
};

export const frozenAtCommit: FaultCase = {
  name: "a backend freezes at COMMIT: it is reported, not tried again, and stored wholly or not at all",
  patience: { statement: 600, answer: 800 },
  async run(bench) {
    await waitAtCommit(bench);
    let frozen = 0;
    const { outcome, runs } = await commitUnder(bench, (pid) => {
      frozen = pid;
      Deno.kill(pid, "SIGSTOP");
      return Promise.resolve();
    });
    bench.expectUnavailable(outcome, "The COMMIT");
    bench.expect(runs === 1, `The transaction ran ${runs} times.`);
    Deno.kill(frozen, "SIGCONT");
    while ((await bench.server.backends(bench.databaseUrl)).includes(frozen)) await pause(20);
    const halves = (await bench.storedPairs()).get("committed") ?? 0;
    bench.expect(halves === 0 || halves === 2, "Half of the transaction is stored.");
    await bench.expectRecovery();
  },
};
