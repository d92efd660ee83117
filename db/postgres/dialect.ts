import { PostgresJSDialect } from "kysely-postgres-js";
import type { DialectAdapter } from "kysely";
import postgres from "postgres";
import type { Config } from "../../lib/config/config.ts";
import { PortableAdapter } from "../portable_adapter.ts";
import { OID, parseDate, parseInstant, parseInt8 } from "../values.ts";

/** About four connections for each core of a small instance. */
const POOL_SIZE = 8;

type Address = Pick<Config, "databaseUrl" | "databaseCa">;

/** Kysely over postgres.js, for CockroachDB and PostgreSQL servers. */
class PostgresDialect extends PostgresJSDialect {
  override createAdapter(): DialectAdapter {
    return new PortableAdapter();
  }
}

/** Creates the dialect. @throws {TypeError} if the address is invalid. */
export function postgresDialect({ databaseUrl, databaseCa }: Address, poolSize = POOL_SIZE): PostgresDialect {
  const url = new URL(databaseUrl ?? "");
  const mode = url.searchParams.get("sslmode");
  // postgres.js sends the rest of the query to the server as settings, which the server refuses (42704).
  url.search = "";
  const client = postgres(url.href, {
    max: poolSize,
    ssl: sslOptions(mode, databaseCa),
    // Connections are renewed regularly, at each instance's own pace, so that they follow a database that
    // moves.
    max_lifetime: Math.round(60 * (10 + Math.random() * 10)),
    onnotice: () => {},
    // As in PGlite. postgres.js would throw too late and leave the connection unusable.
    transform: { undefined: null },
    connection: {
      TimeZone: "UTC",
      application_name: "bloom",
      // A read on its own needs no retry; every transaction sets its own level (db/transaction.ts).
      default_transaction_isolation: "read committed",
    },
    types: {
      instant: { to: OID.timestamptz, from: [OID.timestamptz], serialize: String, parse: parseInstant },
      plainDate: { to: OID.date, from: [OID.date], serialize: String, parse: parseDate },
      int8: { to: OID.int8, from: [OID.int8], serialize: String, parse: parseInt8 },
    },
  });
  return new PostgresDialect({ postgres: client });
}

/** Returns the TLS options. Only verify-full verifies the server: the chain and the name. */
function sslOptions(mode: string | null, ca: string | undefined) {
  if (mode === null || mode === "disable") return false;
  if (mode === "verify-full") return { rejectUnauthorized: true, ...(ca ? { ca } : {}) };
  return "require";
}
