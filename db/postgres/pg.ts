import pg from "pg";

/** The part of pg that Bloom uses. (@types/pg would bring @types/node, which changes Deno's own types.) */
interface PoolOptions {
  connectionString: string;
  max: number;
  ssl: false | { rejectUnauthorized: boolean; ca?: string };
  maxLifetimeSeconds: number;
  idleTimeoutMillis: number;
  connectionTimeoutMillis: number;
  statement_timeout: number;
  query_timeout: number;
  keepAlive: boolean;
  application_name: string;
  options: string;
  types: { getTypeParser: typeof parserOf };
}

export interface Client {
  /** Runs a statement. Values other than bytes are sent as text. */
  query(text: string, values: readonly unknown[]): Promise<object>;
  /** Gives the connection back to the pool, or closes it. */
  release(destroy?: boolean): void;
  on(event: "error", listener: () => void): void;
}

interface Pool {
  readonly options: object;
  connect(): Promise<Client>;
  /** Resolves when every connection is closed. */
  end(): Promise<void>;
  on(event: "error", listener: () => void): void;
  on(event: "connect", listener: (client: Client) => void): void;
}

type Parser = (text: string) => unknown;

export const openPool = (options: PoolOptions): Pool => new pg.Pool(options);

/** Returns how pg reads a column of this type. */
export function parserOf(oid: number, format?: "text" | "binary"): Parser {
  return pg.types.getTypeParser(oid, format);
}
