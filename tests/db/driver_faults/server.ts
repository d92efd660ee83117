import { sql } from "kysely";
import { closeDatabase, type Db } from "../../../db/client.ts";
import { createDatabase, openDatabase } from "../../support/prepared_databases.ts";
import { migrate } from "../../../db/migrate.ts";
import { startPostgres } from "../../support/start_postgres.ts";
import { pause } from "./settled.ts";

const TEMPLATE = "faults_template";

/** A PostgreSQL server of its own, whose backends a test can harm. */
export interface FaultyServer {
  restart(how: "fast" | "immediate"): Promise<void>;
  /** Makes a migrated database, and returns its address. */
  createDatabase(): Promise<string>;
  /** Returns the process IDs of the driver's backends; optionally only of those that wait for a lock. */
  backends(databaseUrl: string, only?: "waiting"): Promise<number[]>;
  /** Resolves when so many of the driver's backends wait for a lock. */
  waiting(databaseUrl: string, count: number): Promise<number[]>;
  /** Ends backends as an administrator or a failover would. */
  kill(pids: number[]): Promise<void>;
  /** Runs the callback while another session holds the lock that this statement takes. */
  whileLocked<T>(databaseUrl: string, lock: string, fn: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the server. @returns null if PostgreSQL is not available. */
export async function startFaultyServer(): Promise<FaultyServer | null> {
  const postgres = await startPostgres({ isDurable: true });
  if (!postgres) return null;
  const { address } = postgres;
  await createDatabase(address, TEMPLATE);
  const template = openDatabase(address, TEMPLATE, 1);
  await migrate(template);
  await closeDatabase(template);
  const nameOf = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1);

  /** Asks over a connection of its own, which no earlier fault can have harmed. */
  async function asking<T>(name: string, fn: (db: Db) => Promise<T>): Promise<T> {
    const db = openDatabase(address, name, 1);
    try {
      return await fn(db);
    } finally {
      await closeDatabase(db);
    }
  }

  const backends: FaultyServer["backends"] = (databaseUrl, only) =>
    asking("postgres", async (db) => {
      const { rows } = await sql<{ pid: number }>`SELECT pid FROM pg_stat_activity
        WHERE datname = ${nameOf(databaseUrl)}::text AND application_name = 'bloom'
          AND (${only === "waiting"}::bool IS FALSE OR wait_event_type = 'Lock')`.execute(db);
      return rows.map(({ pid }) => pid);
    });

  return {
    restart: postgres.restart,
    backends,
    async createDatabase() {
      const name = `faults_${crypto.randomUUID().replaceAll("-", "")}`;
      await createDatabase(address, name, TEMPLATE);
      const url = new URL(address);
      url.pathname = name;
      return url.href;
    },
    async waiting(databaseUrl, count) {
      for (let attempt = 0; attempt < 200; attempt++) {
        const pids = await backends(databaseUrl, "waiting");
        if (pids.length >= count) return pids;
        await pause(20);
      }
      throw new Error("No backend waits for the lock.");
    },
    kill: (pids) =>
      asking("postgres", async (db) => {
        for (const pid of pids) await sql`SELECT pg_terminate_backend(${pid}::int4)`.execute(db);
      }),
    whileLocked: (databaseUrl, lock, fn) =>
      asking(nameOf(databaseUrl), async (db) => {
        await sql`SET application_name = 'locker'`.execute(db);
        return await db.transaction().execute(async (trx) => {
          await sql.raw(lock).execute(trx);
          return await fn();
        });
      }),
    stop: postgres.stop,
  };
}
