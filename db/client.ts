import { CamelCasePlugin, Kysely, type LogEvent } from "kysely";
import type { Config } from "../lib/config/config.ts";
import type { Database } from "./schema/database.ts";
import { PGliteClient } from "./pglite/client.ts";
import { PGliteDialect } from "./pglite/dialect.ts";
import { lockFolder } from "./pglite/folder_lock.ts";
import type { Patience } from "./postgres/dialect.ts";

declare const outsideTransaction: unique symbol;

/**
 * The database outside any transaction. Functions that write take a `Transaction` instead, which this is not.
 */
export type Db = Kysely<Database> & { readonly [outsideTransaction]: true };

interface OpenOptions {
  /** Receives every statement after it ran. */
  log?: (event: LogEvent) => void;
  /** How long a server may take. Default: as long as a request can wait. */
  patience?: Patience;
}

/**
 * Opens the configured database: a server at `databaseUrl`, otherwise PGlite under `dataFolder`.
 * @throws {FolderInUseError} if another process has the folder open.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "databaseCa" | "dataFolder">,
  options: OpenOptions = {},
): Promise<Db> {
  if (config.databaseUrl) {
    const { postgresDialect } = await import("./postgres/dialect.ts");
    return kyselyOver(postgresDialect(config, options), options);
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

/**
 * Returns a database over either dialect; columns are camelCase, and the keys inside JSON values stay
 * unchanged.
 */
export function kyselyOver(
  dialect: ConstructorParameters<typeof Kysely>[0]["dialect"],
  { log }: OpenOptions = {},
): Db {
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  return new Kysely<Database>({ dialect, plugins, log }) as Db;
}

/** Closes the connections; for PGlite, after every write is on disk. */
export async function closeDatabase(db: Db): Promise<void> {
  await db.destroy();
}
