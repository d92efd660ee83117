import { closeDatabase, type Db, kyselyOver } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { PGliteClient } from "../../db/pglite/client.ts";
import { PGliteDialect } from "../../db/pglite/dialect.ts";
import { postgresDialect } from "../../db/postgres/dialect.ts";
import { sql } from "kysely";

/**
 * The variables for the tests: a file with a migrated PGlite, and the name of a migrated database on the
 * server.
 */
export const PREPARED = { pglite: "BLOOM_TEST_PGLITE", template: "BLOOM_TEST_TEMPLATE" };

const TEMPLATE = "bloom_template";

/**
 * Migrates one database of each engine. Every test file opens a copy, which takes a fifth of the time. The
 * copies go away with the folder and the server.
 */
export async function prepareDatabases(folder: string, serverUrl?: string): Promise<Record<string, string>> {
  const file = `${folder}/migrated.tar`;
  const client = await PGliteClient.open();
  const pglite = kyselyOver(new PGliteDialect(client));
  await migrate(pglite);
  await Deno.writeFile(file, (await client.snapshot()).stream());
  await closeDatabase(pglite);
  if (!serverUrl) return { [PREPARED.pglite]: file };
  await createDatabase(serverUrl, TEMPLATE);
  const template = openDatabase(serverUrl, TEMPLATE, 1);
  await migrate(template);
  await closeDatabase(template);
  return { [PREPARED.pglite]: file, [PREPARED.template]: TEMPLATE };
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
