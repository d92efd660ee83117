import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import { seedDemo } from "../../lib/demo/seed_demo.ts";
import { PREPARED } from "./prepared_databases.ts";
import { type TestPractice, testPractice } from "./practice.ts";

/** Where a prepared database keeps the demo's rows. Nothing outside of this file looks there. */
const SCHEMA = "prepared_demo";

/** Makes the demo practice and moves its rows out of sight. */
export async function prepareDemo(db: Db, at: Temporal.Instant): Promise<void> {
  const practice = testPractice(db);
  practice.clock.set(at);
  await seedDemo(practice);
  await sql.raw(`CREATE SCHEMA ${SCHEMA}`).execute(db);
  const tables = await tablesIn(db, "public");
  for (const name of tables) {
    await sql.raw(`CREATE TABLE ${SCHEMA}.${name} AS TABLE public.${name}`).execute(db);
  }
  await inOneStatement(db, tables, (name) => `DELETE FROM public.${name}`);
}

/**
 * Puts the demo practice into a test's empty database. A run makes it once, so the clock is set to then;
 * without a prepared database it is made here.
 */
export async function fillWithDemo(practice: TestPractice): Promise<void> {
  const madeAt = Deno.env.get(PREPARED.demoAt);
  if (!madeAt) {
    await seedDemo(practice);
    return;
  }
  practice.clock.set(madeAt);
  const { db } = practice;
  await inOneStatement(
    db,
    await tablesIn(db, SCHEMA),
    (name) => `INSERT INTO public.${name} SELECT * FROM ${SCHEMA}.${name}`,
  );
}

async function tablesIn(db: Db, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = ${schema} AND table_name NOT LIKE 'schema_%'`.execute(db);
  return rows.map(({ name }) => name);
}

/** Foreign keys are checked at the end of a statement, so the order of the tables does not matter. */
async function inOneStatement(db: Db, tables: string[], write: (table: string) => string): Promise<void> {
  const parts = tables.map((name) => `${name}_done AS (${write(name)})`);
  await sql.raw(`WITH ${parts.join(", ")} SELECT 1`).execute(db);
}
