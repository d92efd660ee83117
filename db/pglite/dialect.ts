import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { PortableAdapter } from "../portable_adapter.ts";
import type { PGliteClient } from "./client.ts";

/** Kysely over PGlite's only connection, which queries wait for in turn. */
export class PGliteDialect implements Dialect {
  readonly #client: PGliteClient;
  readonly #release: () => Promise<void>;

  /** @param release runs after the database has closed; releases the folder's lock. */
  constructor(client: PGliteClient, release: () => Promise<void> = () => Promise.resolve()) {
    this.#client = client;
    this.#release = release;
  }

  createAdapter(): DialectAdapter {
    return new PortableAdapter();
  }
  createDriver(): Driver {
    return new PGliteDriver(this.#client, this.#release);
  }
  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
}

class PGliteConnection implements DatabaseConnection {
  constructor(readonly client: PGliteClient) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.client.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  }

  // deno-lint-ignore require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("PGlite does not stream.");
  }
}

class PGliteDriver implements Driver {
  readonly #connection: PGliteConnection;
  readonly #release: () => Promise<void>;
  /** Settles when everyone in the queue has returned the connection. */
  #queue: Promise<void> = Promise.resolve();
  #giveBack: () => void = () => {};

  constructor(client: PGliteClient, release: () => Promise<void>) {
    this.#connection = new PGliteConnection(client);
    this.#release = release;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#queue;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue = promise;
    await before;
    this.#giveBack = resolve;
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#giveBack();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` ISOLATION LEVEL ${settings.isolationLevel.toUpperCase()}` : "";
    await connection.executeQuery(CompiledQuery.raw(`BEGIN${level}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("COMMIT"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("ROLLBACK"));
  }

  async destroy(): Promise<void> {
    await this.#connection.client.close();
    await this.#release();
  }
}
