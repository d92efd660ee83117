/** `deno task db:migrate` and `deno task db:reset`, on the configured database. */
import { sql } from "kysely";
import { type Config, ConfigError, readConfig } from "../config/config.ts";
import { readEnvironment } from "../config/environment.ts";
import { closePractice, openPractice } from "./open_practice.ts";
import { closeDatabase, type Db, openDatabase } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";

const commands: Record<string, (config: Config) => Promise<string>> = { migrate: bringUpToDate, reset };

try {
  const command = commands[Deno.args[0]];
  if (!command) throw new ConfigError([`Choose one of these commands: ${Object.keys(commands).join(", ")}.`]);
  console.log(await command(readConfig(readEnvironment())));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  Deno.exit(1);
}

/** Building an index on a large table can take any time. */
const MIGRATING = { connect: 5_000, statement: 0, answer: 0 };

async function bringUpToDate(config: Config): Promise<string> {
  const db = await openDatabase(config, { patience: MIGRATING });
  try {
    const applied = await migrate(db);
    return applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The schema is up to date.";
  } finally {
    await closeDatabase(db);
  }
}

/** Empties the database and fills it with the demo practice. Only local data can be deleted in this way. */
async function reset(config: Config): Promise<string> {
  if (config.environment !== "local") {
    throw new ConfigError(["db:reset empties the database; it is for local alone."]);
  }
  const db = await openDatabase(config);
  await dropTables(db);
  await closeDatabase(db);
  await Deno.remove(`${config.dataFolder}/mail`, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await closePractice(await openPractice(config));
  return "The database is new and holds the demo practice.";
}

async function dropTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`.execute(
    db,
  );
  for (const { name } of rows) await sql.raw(`DROP TABLE IF EXISTS ${name} CASCADE`).execute(db);
}
