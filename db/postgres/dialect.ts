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

/** @throws {TypeError} when the address is none. */
export function postgresDialect({ databaseUrl, databaseCa }: Address, poolSize = POOL_SIZE): PostgresDialect {
  const url = new URL(databaseUrl ?? "");
  const mode = url.searchParams.get("sslmode");
  // postgres.js sends whatever else the query holds to the server as a setting, which refuses it (42704).
  url.search = "";
  const client = postgres(url.href, {
    max: poolSize,
    ssl: sslOptions(mode, databaseCa),
    // Connections are renewed now and then, each instance at its own pace, so that a database that moved is followed.
    max_lifetime: Math.round(60 * (10 + Math.random() * 10)),
    onnotice: () => {},
    // As in PGlite. postgres.js would throw too late and leave the connection unusable.
    transform: { undefined: null },
    connection: {
      TimeZone: "UTC",
      application_name: "bloom",
      // A read on its own has nothing to be retried for; every transaction says its own level (db/transaction.ts).
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

/** Only verify-full checks who is at the other end: the chain and the name. */
function sslOptions(mode: string | null, ca: string | undefined) {
  if (mode === null || mode === "disable") return false;
  if (mode === "verify-full") return { rejectUnauthorized: true, ...(ca ? { ca } : {}) };
  return "require";
}
