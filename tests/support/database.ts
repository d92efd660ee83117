import assert from "node:assert/strict";
import { type Db, kyselyOver } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { PGliteClient } from "../../db/pglite/client.ts";
import { PGliteDialect } from "../../db/pglite/dialect.ts";
import { portabilityProblems } from "./portable_sql.ts";
import { type Isolation, setIsolation } from "../../db/transaction.ts";
import { sql } from "kysely";
import { createDatabase, openDatabase, PREPARED, preparedSnapshot } from "./prepared_databases.ts";

export type Engine = "PGlite" | "PostgreSQL";

export interface DatabaseTestOptions {
  /** The isolation of every transaction in the test; default: as in production. */
  isolation?: Isolation;
  /** Default: PostgreSQL if there is a server. */
  engines?: readonly Engine[];
}

/** An engine with a migrated database, opened once for each test file and emptied before each test. */
interface Opened {
  db: Db;
  /** The problems in the statements since the last test began. */
  problems: Set<string>;
  /** Deletes every row. */
  empty: () => Promise<unknown>;
}

const BOTH_ENGINES: readonly Engine[] = ["PGlite", "PostgreSQL"];
/** `BLOOM_TEST_ENGINES=both` runs every other test on both as well, as the nightly run does. */
const usualEngines = (): readonly Engine[] => {
  if (Deno.env.get("BLOOM_TEST_ENGINES") === "both") return BOTH_ENGINES;
  return serverUrl ? ["PostgreSQL"] : ["PGlite"];
};

const opened = new Map<Engine, Promise<Opened>>();
const serverUrl = Deno.env.get("BLOOM_TEST_POSTGRES") ?? "";

/**
 * Registers a test on a migrated, empty database: on PostgreSQL if `deno task test` found a server, otherwise
 * on PGlite; or one on each of the named engines. A statement that CockroachDB would not run fails its test.
 */
export function databaseTest(
  name: string,
  fn: (context: { db: Db; engine: Engine }) => Promise<void>,
  { isolation, engines = usualEngines() }: DatabaseTestOptions = {},
): void {
  for (const engine of engines) {
    Deno.test({
      name: `${name} (${engine}${isolation ? `, ${isolation}` : ""})`,
      ignore: engine === "PostgreSQL" && !serverUrl,
      // The database, its worker and its connections stay open between tests.
      sanitizeOps: false,
      sanitizeResources: false,
      fn: async () => {
        const { db, problems, empty } = await open(engine);
        await empty();
        problems.clear();
        setIsolation(db, isolation ?? "serializable");
        await failOnConsoleError(() => fn({ db, engine }));
        assert.deepEqual([...problems], [], "CockroachDB would not run every statement of this test.");
      },
    });
  }
}

/** Registers a test about the database itself, once for each engine. */
export const engineTest: typeof databaseTest = (name, fn, options) =>
  databaseTest(name, fn, { engines: BOTH_ENGINES, ...options });

function open(engine: Engine): Promise<Opened> {
  const before = opened.get(engine);
  if (before) return before;
  const opening = engine === "PGlite" ? openPGlite() : openServer();
  opened.set(engine, opening);
  return opening;
}

async function openPGlite(): Promise<Opened> {
  const snapshot = await preparedSnapshot();
  return await prepare(async (log) =>
    kyselyOver(new PGliteDialect(await PGliteClient.open(undefined, snapshot)), { log })
  );
}

async function openServer(): Promise<Opened> {
  const name = `bloom_${crypto.randomUUID().replaceAll("-", "")}`;
  await createDatabase(serverUrl, name, Deno.env.get(PREPARED.template));
  return await prepare((log) => Promise.resolve(openDatabase(serverUrl, name, 16, log)));
}

type OpenWith = (log: (event: { query: { sql: string } }) => void) => Promise<Db>;

async function prepare(openWith: OpenWith): Promise<Opened> {
  const problems = new Set<string>();
  const known = new Map<string, string[]>();
  const db = await openWith(({ query }) => {
    let found = known.get(query.sql);
    if (!found) known.set(query.sql, found = portabilityProblems(query.sql));
    for (const problem of found) problems.add(`${problem} ${query.sql}`);
  });
  await migrate(db);
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name NOT LIKE 'schema_%'`.execute(db);
  // One statement, because foreign keys are checked at its end. It is much faster than TRUNCATE, which
  // creates new files.
  const deletions = rows.map(({ name }) => `${name}_gone AS (DELETE FROM ${name})`).join(", ");
  return { db, problems, empty: () => sql.raw(`WITH ${deletions} SELECT 1`).execute(db) };
}

/** Fails if the callback writes to console.error: that is a swallowed error. */
export async function failOnConsoleError(fn: () => Promise<void>): Promise<void> {
  const original = console.error;
  const written: unknown[][] = [];
  console.error = (...data: unknown[]) => written.push(data);
  try {
    await fn();
  } finally {
    console.error = original;
  }
  assert.deepEqual(written, [], "Something was written to console.error.");
}
