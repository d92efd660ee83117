import { type RawBuilder, sql } from "kysely";

/**
 * The SQL of `calledName` (lib/shared/called_name.ts): of a user and the patient's profile joined to it, by
 * their aliases.
 */
export const calledNameSql = (profile: string, user: string): RawBuilder<string> =>
  sql<string>`coalesce(nullif(${sql.ref(`${profile}.preferredName`)}, ''), ${sql.ref(`${user}.name`)})`;
