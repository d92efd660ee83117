import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver as KyselyDriver,
  Kysely,
} from "kysely";
import type { Db } from "../../../db/client.ts";
import { namedError } from "../../../db/unavailable.ts";
import { OID, parsers } from "../../../db/values.ts";
import type { Driver } from "./driver.ts";

/** The versions to report on. Only the report downloads them: Bloom does not install them. */
const PACKAGES = { driver: "npm:postgres@3.4.9", dialect: "npm:kysely-postgres-js@5.0.0" };
const { default: postgres } = await import(PACKAGES.driver);
const { PostgresJSDialect } = await import(PACKAGES.dialect);

/** postgres.js, with the settings that Bloom used, and those that come closest to pg's. */
export const postgresJs: Driver = {
  name: "postgres.js",
  open(databaseUrl, { poolSize, patience }) {
    const type = (oid: number) => ({ to: oid, from: [oid], serialize: String, parse: parsers[oid] });
    const client = postgres(databaseUrl, {
      max: poolSize,
      connect_timeout: patience.connect / 1000,
      onnotice: () => {},
      transform: { undefined: null },
      connection: {
        TimeZone: "UTC",
        application_name: "bloom",
        default_transaction_isolation: "read committed",
        statement_timeout: patience.statement,
      },
      types: { instant: type(OID.timestamptz), plainDate: type(OID.date), int8: type(OID.int8) },
    });
    const dialect: Dialect = new PostgresJSDialect({ postgres: client });
    return new Kysely({
      dialect: {
        createAdapter: () => dialect.createAdapter(),
        createQueryCompiler: () => dialect.createQueryCompiler(),
        createIntrospector: (db) => dialect.createIntrospector(db),
        createDriver: () => naming(dialect.createDriver()),
      },
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    }) as unknown as Db;
  },
};

/** Its codes for a lost connection. */
const LOST = /^CONNECT(?:ION_(?:CLOSED|ENDED|DESTROYED)|_TIMEOUT)$/;

/** Names its errors as Bloom would, so that the report compares what the drivers do and not their words. */
function nameIt(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  throw namedError(LOST.test(code) ? Object.assign(error as Error, { code: "08006" }) : error);
}

function naming(driver: KyselyDriver): KyselyDriver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const of = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection().catch(nameIt);
      const named: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery) => connection.executeQuery<R>(query).catch(nameIt),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      inner.set(named, connection);
      return named;
    },
    beginTransaction: (connection, settings) =>
      driver.beginTransaction(of(connection), settings).catch(nameIt),
    commitTransaction: (connection) => driver.commitTransaction(of(connection)).catch(nameIt),
    rollbackTransaction: (connection) => driver.rollbackTransaction(of(connection)).catch(nameIt),
    releaseConnection: (connection) => driver.releaseConnection(of(connection)),
    destroy: () => driver.destroy(),
  };
}
