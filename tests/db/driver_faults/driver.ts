import { type Db, kyselyOver } from "../../../db/client.ts";
import { type Patience, postgresDialect } from "../../../db/postgres/dialect.ts";

/** A way to reach PostgreSQL. */
export interface Driver {
  name: string;
  open(databaseUrl: string, options: { poolSize: number; patience: Patience }): Db;
}

/** The driver in use. */
export const pg: Driver = {
  name: "pg",
  open: (databaseUrl, options) => kyselyOver(postgresDialect({ databaseUrl }, options)),
};
