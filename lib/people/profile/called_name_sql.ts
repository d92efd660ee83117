import { type RawBuilder, sql } from "kysely";

/**
 * The SQL of `calledName` (lib/shared/called_name.ts) for a user and the joined patient's profile, by the
 * aliases of the two tables.
 */
export const calledNameSql = (profile: string, user: string): RawBuilder<string> =>
  sql<string>`coalesce(nullif(${sql.ref(`${profile}.preferredName`)}, ''), ${sql.ref(`${user}.name`)})`;
