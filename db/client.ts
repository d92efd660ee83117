import { CamelCasePlugin, Kysely, type LogEvent } from "kysely";
import type { Config } from "../lib/config/config.ts";
import type { Database } from "./schema/database.ts";
import { PGliteClient } from "./pglite/client.ts";
import { PGliteDialect } from "./pglite/dialect.ts";
import { lockFolder } from "./pglite/folder_lock.ts";

declare const outsideTransaction: unique symbol;

/** The database outside any transaction. What writes takes a `Transaction` instead, and this is none. */
export type Db = Kysely<Database> & { readonly [outsideTransaction]: true };

interface OpenOptions {
  /** Sees every statement after it ran. */
  log?: (event: LogEvent) => void;
}

/**
 * Opens the database that the configuration names: a server at `databaseUrl`, else PGlite under `dataFolder`.
 * @throws {FolderInUseError} when another process has the folder open.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "databaseCa" | "dataFolder">,
  options: OpenOptions = {},
): Promise<Db> {
  if (config.databaseUrl) {
    const { postgresDialect } = await import("./postgres/dialect.ts");
    return kyselyOver(postgresDialect(config), options);
  }
  const folder = `${config.dataFolder}/postgres`;
  const unlock = await lockFolder(config.dataFolder);
  try {
    return kyselyOver(new PGliteDialect(await PGliteClient.open(folder), unlock), options);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A database over any of our dialects; columns are camelCase, the keys inside JSON values stay as they are. */
export function kyselyOver(
  dialect: ConstructorParameters<typeof Kysely>[0]["dialect"],
  { log }: OpenOptions = {},
): Db {
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  return new Kysely<Database>({ dialect, plugins, log }) as Db;
}

/** Closes the connections; for PGlite, after everything written is on disk. */
export async function closeDatabase(db: Db): Promise<void> {
  await db.destroy();
}
