import { type DialectAdapter, PostgresDialect as KyselyDialect, type PostgresPoolClient } from "kysely";
import type { Config } from "../../lib/config/config.ts";
import { PortableAdapter } from "../portable_adapter.ts";
import { namedError, UNANSWERED } from "../unavailable.ts";
import { encodeParameter, OID, parsers } from "../values.ts";
import { type Client, openPool, parserOf } from "./pg.ts";

/** About four connections for each core of a small instance. */
const POOL_SIZE = 8;

/** How long each step may take before it fails, in milliseconds; 0: no limit. */
export interface Patience {
  /** Until there is a connection: a free one of the pool, or a new one. */
  connect: number;
  /** Until the server cancels a statement. */
  statement: number;
  /** Until this process gives up on a server that does not even cancel. Longer than `statement`. */
  answer: number;
}

const PATIENCE: Patience = { connect: 5_000, statement: 15_000, answer: 20_000 };

/** Opening a connection costs several round trips, so a quiet hour does not close them all. */
const IDLE_MILLISECONDS = 5 * 60_000;

type Address = Pick<Config, "databaseUrl" | "databaseCa">;

export interface PostgresOptions {
  poolSize?: number;
  patience?: Patience;
}

/** Kysely over pg, for CockroachDB and PostgreSQL servers. */
class PostgresDialect extends KyselyDialect {
  override createAdapter(): DialectAdapter {
    return new PortableAdapter();
  }
}

/** Creates the dialect. @throws {TypeError} if the address is invalid. */
export function postgresDialect(
  { databaseUrl, databaseCa }: Address,
  { poolSize = POOL_SIZE, patience = PATIENCE }: PostgresOptions = {},
): PostgresDialect {
  const url = new URL(databaseUrl ?? "");
  const mode = url.searchParams.get("sslmode");
  // pg reads settings from the query, and its sslmode has other meanings than the ones below.
  url.search = "";
  const pool = openPool({
    connectionString: url.href,
    max: poolSize,
    ssl: sslOptions(mode, databaseCa),
    // Connections are renewed regularly, at each instance's own pace, so that they follow a database that
    // moves.
    maxLifetimeSeconds: Math.round(60 * (10 + Math.random() * 10)),
    idleTimeoutMillis: IDLE_MILLISECONDS,
    connectionTimeoutMillis: patience.connect,
    statement_timeout: patience.statement,
    query_timeout: patience.answer,
    keepAlive: true,
    application_name: "bloom",
    // A read on its own needs no retry; every transaction sets its own level (db/transaction.ts).
    options: "-c TimeZone=UTC -c default_transaction_isolation=read\\ committed",
    types: { getTypeParser: ourParserOf },
  });
  // A lost connection rejects its query, and the pool replaces it. Without listeners, it would also end the
  // process.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () => pool.connect().then(clientForKysely, (error) => Promise.reject(namedError(error))),
      end: () => pool.end(),
    },
  });
}

const ignore = () => {};

/**
 * Returns the client as Kysely uses it. It accepts Temporal's values as parameters. A server that does not
 * answer may never do so, and later queries would wait behind it, so the connection is closed.
 */
function clientForKysely(client: Client): PostgresPoolClient {
  let isClosed = false;
  const query = async (text: string, parameters: readonly unknown[]) => {
    try {
      return await client.query(text, parameters.map(encodeParameter));
    } catch (error) {
      if (error instanceof Error && error.message === UNANSWERED && !isClosed) {
        isClosed = true;
        client.release(true);
      }
      throw namedError(error);
    }
  };
  return {
    // Kysely's type has a second overload, for cursors, which Bloom does not use.
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => {
      if (!isClosed) client.release(destroy);
    },
  };
}

/** Returns how a column of this type is read: as PGlite gives it. */
function ourParserOf(oid: number, format?: "text" | "binary"): (text: string) => unknown {
  const parse = parserOf(oid, format);
  // pg gives a Buffer.
  if (oid === OID.bytea) return (text) => new Uint8Array(parse(text) as Uint8Array);
  return parsers[oid] ?? parse;
}

/** Returns the TLS options. Only verify-full verifies the server: the chain and the name. */
function sslOptions(mode: string | null, ca: string | undefined) {
  if (mode === null || mode === "disable") return false;
  if (mode === "verify-full") return { rejectUnauthorized: true, ...(ca ? { ca } : {}) };
  return { rejectUnauthorized: false };
}
