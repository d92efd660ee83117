import { sql } from "kysely";
import type { Db } from "./client.ts";
import { transaction } from "./transaction.ts";
import { type Migration, migrations as ours } from "./migrations/index.ts";

/** How long an instance may take for one statement before another considers it dead. */
const LEASE_SECONDS = 60;
const WAIT_MS = 200;

type Migrations = Record<string, Migration>;

/**
 * Migrates the schema. Instances that start together take turns under a lease row, because the two engines
 * share no advisory lock. Every statement can run again, so that the next run completes an interrupted one.
 * @returns the names of the applied migrations.
 */
export async function migrate(db: Db, migrations: Migrations = ours): Promise<string[]> {
  await createBookkeeping(db);
  const applied: string[] = [];
  const holder = crypto.randomUUID();
  while ((await pendingMigrations(db, migrations)).length > 0) {
    if (!await acquireLease(db, holder)) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      continue;
    }
    try {
      for (const name of await pendingMigrations(db, migrations)) {
        await apply(db, holder, name, migrations[name]);
        applied.push(name);
      }
    } finally {
      await transaction(
        db,
        (trx) => sql`DELETE FROM schema_lease WHERE holder = ${holder}::uuid`.execute(trx),
      );
    }
  }
  return applied;
}

/** Returns the names of the migrations that the database lacks, in order. */
export async function pendingMigrations(db: Db, migrations: Migrations = ours): Promise<string[]> {
  const known = await sql<{ found: boolean }>`
    SELECT count(*) > 0 AS found FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name = 'schema_migrations'`.execute(db);
  if (!known.rows[0]?.found) return Object.keys(migrations);
  const { rows } = await sql<{ name: string }>`SELECT name FROM schema_migrations`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  return Object.keys(migrations).filter((name) => !done.has(name));
}

async function createBookkeeping(db: Db): Promise<void> {
  await createTable(db, "schema_migrations", "name text PRIMARY KEY, applied_at timestamptz NOT NULL");
  await createTable(
    db,
    "schema_lease",
    "id text PRIMARY KEY, holder uuid NOT NULL, expires_at timestamptz NOT NULL",
  );
}

/**
 * Creates a table. Two instances may do so simultaneously; the second gets an error that the name is taken,
 * which is fine.
 */
async function createTable(db: Db, name: string, columns: string): Promise<void> {
  try {
    await sql.raw(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`).execute(db);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "23505" && code !== "42P07") throw error;
  }
}

/** Whether this holder now has, or still has, the lease. A conflict with another instance is retried. */
async function acquireLease(db: Db, holder: string): Promise<boolean> {
  const { rows } = await transaction(db, (trx) =>
    sql`
    INSERT INTO schema_lease AS lease (id, holder, expires_at)
    VALUES ('migrate', ${holder}::uuid, now() + ${LEASE_SECONDS}::float8 * interval '1 second')
    ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
    WHERE lease.expires_at < now() OR lease.holder = excluded.holder
    RETURNING lease.holder`.execute(trx));
  return rows.length > 0;
}

async function apply(db: Db, holder: string, name: string, { statements }: Migration): Promise<void> {
  for (const statement of statements) {
    if (!await acquireLease(db, holder)) throw new Error("Another instance has taken over the migration.");
    await sql.raw(statement).execute(db);
  }
  await transaction(db, (trx) =>
    sql`
    INSERT INTO schema_migrations (name, applied_at) VALUES (${name}::text, now())
    ON CONFLICT (name) DO NOTHING`.execute(trx));
}
