import { closeDatabase, openDatabase } from "../../db/client.ts";
import { migrate, pendingMigrations } from "../../db/migrate.ts";
import { seedDemo } from "../demo/seed_demo.ts";
import type { Config } from "../config/config.ts";
import { openKeyring } from "../encryption/keyring.ts";
import { openLog } from "../observe/log.ts";
import { openCache } from "../outside/cache/open_cache.ts";
import { openMailer } from "../outside/mail/open_mailer.ts";
import type { Practice } from "../practice.ts";

/**
 * Opens everything that the configuration names. In local, it migrates the schema and fills an empty database
 * with the demo practice. Elsewhere, migration is a separate step, and an old schema stops the start.
 */
export async function openPractice(config: Config): Promise<Practice> {
  const log = openLog();
  const db = await openDatabase(config);
  const practice: Practice = {
    config,
    db,
    log,
    cache: openCache(config, log),
    mailer: openMailer(config),
    keyring: openKeyring(config.encryptionKeys),
    notesKeyring: openKeyring(config.psychotherapyNotesKeys),
    closing: new AbortController(),
    now: () => Temporal.Now.instant(),
  };
  try {
    await prepareSchema(practice);
  } catch (error) {
    await closePractice(practice);
    throw error;
  }
  return practice;
}

/** Closes what `openPractice` opened. Call it when no request and no job is running. */
export async function closePractice({ db, cache, mailer }: Practice): Promise<void> {
  await Promise.all([cache.close(), mailer.close()]);
  await closeDatabase(db);
}

async function prepareSchema(practice: Practice): Promise<void> {
  if (practice.config.environment === "local") {
    await migrate(practice.db);
    await seedDemo(practice);
    return;
  }
  const pending = await pendingMigrations(practice.db);
  if (pending.length > 0) {
    throw new Error(
      `The database lacks ${pending.length} migration(s): run \`deno task db:migrate\` before starting this version.`,
    );
  }
}
