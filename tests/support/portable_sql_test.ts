import assert from "node:assert/strict";
import { portabilityProblems } from "./portable_sql.ts";
import { migrations } from "../../db/migrations/index.ts";

for (const [name, { statements }] of Object.entries(migrations)) {
  Deno.test(`migration ${name} uses only what PostgreSQL and CockroachDB both have`, () => {
    assert.deepEqual(statements.flatMap(portabilityProblems), []);
  });

  Deno.test(`each statement of migration ${name} can run again`, () => {
    statements.forEach((statement, index) => {
      const added = /\bADD CONSTRAINT (\w+)/.exec(statement)?.[1];
      const before = statements.slice(0, index);
      const isDroppedFirst = before.some((one) => one.endsWith(`DROP CONSTRAINT IF EXISTS ${added}`));
      const isRepeatable = /\bIF (NOT )?EXISTS\b|\bDROP NOT NULL$/.test(statement) ||
        // An UPDATE that renames a value finds nothing the second time.
        /^UPDATE \w+ SET (\w+) = '\w+' WHERE \1 = '\w+'$/.test(statement) || renamesAll(statement) ||
        // What sets constants, or deletes, does the same the second time.
        /^UPDATE \w+ SET (\w+ = (NULL|'\w+'|now\(\)),? )+WHERE /.test(statement.replace(/\s+/g, " ")) ||
        /^DELETE FROM \w+ WHERE /.test(statement);
      assert.ok(isDroppedFirst || isRepeatable, statement);
    });
  });
}

/** Returns whether an UPDATE renames several values to others that it does not rename again. */
function renamesAll(statement: string): boolean {
  const parts = /^UPDATE \w+ SET (\w+) = CASE \1 (.+) ELSE \1 END WHERE \1 IN \((.+)\)$/.exec(statement);
  if (!parts) return false;
  const old = parts[3].split(", ");
  return [...parts[2].matchAll(/THEN ('[^']+')/g)].every(([, name]) => !old.includes(name));
}

const refused = [
  "CREATE TABLE t (EXCLUDE USING gist (during WITH &&))",
  "CREATE TABLE t (during tstzrange)",
  "ALTER TABLE t ADD UNIQUE (a) DEFERRABLE",
  "LISTEN jobs",
  "SELECT pg_notify('jobs', $1::text)",
  "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
  "LOCK TABLE t",
  "SELECT a FROM t GROUP BY GROUPING SETS ((a), ())",
  "SELECT * FROM t TABLESAMPLE SYSTEM (1)",
  "CREATE TABLE t (a text UNIQUE NULLS NOT DISTINCT)",
  "CREATE DOMAIN email AS text",
  "SELECT pg_advisory_lock(1)",
  "CREATE TRIGGER x BEFORE INSERT ON t EXECUTE FUNCTION f()",
  "CREATE TABLE t (email citext)",
  "CREATE EXTENSION pgcrypto",
  "CREATE TYPE state AS ENUM ('a')",
  "ALTER TABLE t ALTER COLUMN a TYPE int8",
  "CREATE TABLE t (id SERIAL)",
  "CREATE TABLE t (n INTEGER)",
  "SELECT n / 2 FROM t",
  "INSERT INTO t VALUES ($1) ON CONFLICT (lower(email)) DO NOTHING",
  "SELECT a FROM t ORDER BY a NULLS LAST",
  "SELECT websearch_to_tsquery($1::text)",
  "SELECT * FROM t WHERE id = ANY($1)",
  "SELECT $1",
  "SELECT CASE WHEN a THEN $1 ELSE b END FROM t",
  "SELECT 'infinity'::timestamptz",
  "CREATE INDEX i ON t (a) USING HASH",
  "SELECT 1; SELECT 2",
];

for (const statement of refused) {
  Deno.test(`not portable: ${statement}`, () => {
    assert.notDeepEqual(portabilityProblems(statement), []);
  });
}

const accepted = [
  "CREATE TABLE IF NOT EXISTS t (id uuid PRIMARY KEY, n int4 NOT NULL, m int8)",
  "SELECT * FROM t WHERE id = ANY($1::uuid[])",
  "SELECT $1::text",
  "INSERT INTO t VALUES ($1) ON CONFLICT (email_key) DO NOTHING",
  "SELECT 'serial, integer / 2, listen' AS words",
  "UPDATE t SET note = 'a; b' WHERE id = $1",
  "SELECT n FROM t -- no serial; no integer",
  "SELECT n /* LISTEN jobs; */ FROM t",
];

for (const statement of accepted) {
  Deno.test(`portable: ${statement}`, () => {
    assert.deepEqual(portabilityProblems(statement), []);
  });
}
