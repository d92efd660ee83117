import { closeDatabase, type Db, kyselyOver } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { PGliteClient } from "../../db/pglite/client.ts";
import { PGliteDialect } from "../../db/pglite/dialect.ts";
import { postgresDialect } from "../../db/postgres/dialect.ts";
import { sql } from "kysely";

/** Where the tests find them: a migrated PGlite as a file, and the name of a migrated database on the server. */
export const PREPARED = { pglite: "BLOOM_TEST_PGLITE", template: "BLOOM_TEST_TEMPLATE" };

const TEMPLATE = "bloom_template";

/**
 * Migrates one database of each engine, of which every test file opens a copy: that takes a fifth of the time. What is made lies in
 * the folder and on the server, and goes with them.
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

/** The migrated PGlite, if it was prepared. */
export async function preparedSnapshot(): Promise<Blob | undefined> {
  const file = Deno.env.get(PREPARED.pglite);
  return file ? new Blob([await Deno.readFile(file)]) : undefined;
}

/** Makes a database on the server, empty or as a copy of another to which nobody is connected. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const server = kyselyOver(postgresDialect({ databaseUrl: serverUrl }, 1));
  await sql.raw(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`).execute(server);
  await closeDatabase(server);
}

/** A database of the server's by its name. */
export function openDatabase(
  serverUrl: string,
  name: string,
  connections: number,
  log?: (event: { query: { sql: string } }) => void,
): Db {
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = name;
  return kyselyOver(postgresDialect({ databaseUrl: databaseUrl.href }, connections), { log });
}
