import { sql } from "kysely";
import { pendingMigrations } from "../../db/migrate.ts";
import type { Practice } from "../practice.ts";

/** Returns why this instance cannot take requests, as a sentence for its operators, or null if it can. */
export async function findUnreadiness({ db, log }: Pick<Practice, "db" | "log">): Promise<string | null> {
  try {
    await sql`SELECT 1`.execute(db);
    const pending = await pendingMigrations(db);
    return pending.length > 0 ? "The database schema is older than this version of Bloom." : null;
  } catch (error) {
    log.warn("readiness_failed", { error });
    return "The database isn't responding.";
  }
}
