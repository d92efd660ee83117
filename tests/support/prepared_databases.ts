import { closeDatabase, type Db, kyselyOver } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { PGliteClient } from "../../db/pglite/client.ts";
import { PGliteDialect } from "../../db/pglite/dialect.ts";
import { postgresDialect } from "../../db/postgres/dialect.ts";
import { prepareDemo } from "./demo.ts";
import { sql } from "kysely";

/**
 * The variables for the tests: a file with a migrated PGlite, the name of a migrated database on the server,
 * and the instant at which the demo practice that both keep was made.
 */
export const PREPARED = {
  pglite: "BLOOM_TEST_PGLITE",
  template: "BLOOM_TEST_TEMPLATE",
  demoAt: "BLOOM_TEST_DEMO_AT",
};

const TEMPLATE = "bloom_template";

/**
 * Migrates one database of each engine and keeps the demo practice in it. Every test file opens a copy, which
 * takes a fifth of the time. The copies go away with the folder and the server.
 */
export async function prepareDatabases(folder: string, serverUrl?: string): Promise<Record<string, string>> {
  const file = `${folder}/migrated.tar`;
  const client = await PGliteClient.open();
  const pglite = kyselyOver(new PGliteDialect(client));
  const demoAt = Temporal.Now.instant().round({ smallestUnit: "minute", roundingMode: "floor" });
  await migrate(pglite);
  await prepareDemo(pglite, demoAt);
  await Deno.writeFile(file, (await client.snapshot()).stream());
  await closeDatabase(pglite);
  const prepared = { [PREPARED.pglite]: file, [PREPARED.demoAt]: demoAt.toString() };
  if (!serverUrl) return prepared;
  await createDatabase(serverUrl, TEMPLATE);
  const template = openDatabase(serverUrl, TEMPLATE, 1);
  await migrate(template);
  await prepareDemo(template, demoAt);
  await closeDatabase(template);
  return { ...prepared, [PREPARED.template]: TEMPLATE };
}

/** Returns the migrated PGlite, if it was prepared. */
export async function preparedSnapshot(): Promise<Blob | undefined> {
  const file = Deno.env.get(PREPARED.pglite);
  return file ? new Blob([await Deno.readFile(file)]) : undefined;
}

/** Creates a database on the server, empty or as a copy of another that has no connections. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const server = kyselyOver(postgresDialect({ databaseUrl: serverUrl }, { poolSize: 1 }));
  await sql.raw(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`).execute(server);
  await closeDatabase(server);
}

/** Drops the copies that test files have left on the server, so that many runs can share one. */
export async function dropCopies(serverUrl: string): Promise<void> {
  const server = kyselyOver(postgresDialect({ databaseUrl: serverUrl }, { poolSize: 1 }));
  const { rows } = await sql<{ name: string }>`
    SELECT datname AS name FROM pg_database
    WHERE datname LIKE 'bloom_%' AND datname <> ${TEMPLATE}`.execute(server);
  for (const { name } of rows) await sql.raw(`DROP DATABASE ${name} WITH (FORCE)`).execute(server);
  await closeDatabase(server);
}

/** Opens a database of the server by its name. */
export function openDatabase(
  serverUrl: string,
  name: string,
  connections: number,
  log?: (event: { query: { sql: string } }) => void,
): Db {
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = name;
  return kyselyOver(postgresDialect({ databaseUrl: databaseUrl.href }, { poolSize: connections }), { log });
}
