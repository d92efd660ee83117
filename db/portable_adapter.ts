import { PostgresAdapter } from "kysely";

/**
 * What Kysely may assume of both engines. Each DDL statement of CockroachDB commits by itself, and it has no
 * session advisory lock, so the lease in db/migrate.ts serializes migrations.
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
