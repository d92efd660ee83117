import { PostgresAdapter } from "kysely";

/**
 * What Kysely may assume of both engines. Each DDL statement of CockroachDB commits by itself, and it has no session
 * advisory lock: migrations are kept apart by the lease in db/migrate.ts.
 */
export class PortableAdapter extends PostgresAdapter {
  override get supportsTransactionalDdl(): boolean {
    return false;
  }
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}
