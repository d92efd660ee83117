import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import { migrate, pendingMigrations } from "../../db/migrate.ts";
import { migrations as ours } from "../../db/migrations/index.ts";
import { engineTest } from "../support/database.ts";

const further = {
  ...ours,
  "9001_first": { statements: ["CREATE TABLE IF NOT EXISTS first_step (id uuid PRIMARY KEY)"] },
  "9002_second": { statements: ["CREATE TABLE IF NOT EXISTS second_step (id uuid PRIMARY KEY)"] },
};

async function forgetFurther(db: Db): Promise<void> {
  await sql`DELETE FROM schema_migrations WHERE name LIKE '9%'`.execute(db);
  for (const table of ["first_step", "second_step"]) {
    await sql.raw(`DROP TABLE IF EXISTS ${table}`).execute(db);
  }
}

engineTest("migrating twice applies nothing the second time", async ({ db }) => {
  await forgetFurther(db);
  assert.deepEqual(await pendingMigrations(db, further), ["9001_first", "9002_second"]);
  assert.deepEqual(await migrate(db, further), ["9001_first", "9002_second"]);
  assert.deepEqual(await migrate(db, further), []);
  await forgetFurther(db);
});

engineTest("four instances that start simultaneously apply each migration once", async ({ db }) => {
  await forgetFurther(db);
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(db, further)));
  assert.deepEqual(applied.flat().toSorted(), ["9001_first", "9002_second"]);
  await forgetFurther(db);
});

engineTest("the next run finishes an interrupted migration", async ({ db }) => {
  await forgetFurther(db);
  const broken = {
    ...ours,
    "9001_first": {
      statements: [
        ...further["9001_first"].statements,
        "CREATE TABLE second_step (id uuid PRIMARY KEY, id uuid)",
      ],
    },
  };
  await assert.rejects(migrate(db, broken));
  assert.deepEqual(await pendingMigrations(db, further), ["9001_first", "9002_second"]);
  assert.deepEqual(await migrate(db, further), ["9001_first", "9002_second"]);
  await forgetFurther(db);
});

engineTest("a lease whose holder died is taken over", async ({ db }) => {
  await forgetFurther(db);
  await sql`INSERT INTO schema_lease (id, holder, expires_at)
    VALUES ('migrate', ${crypto.randomUUID()}::uuid, now() - interval '1 second')`.execute(db);
  assert.deepEqual(await migrate(db, further), ["9001_first", "9002_second"]);
  await forgetFurther(db);
});

engineTest(
  "an instance that lost its lease stops and leaves the new holder's lease alone",
  async ({ db }) => {
    await forgetFurther(db);
    const other = crypto.randomUUID();
    const overtaken = {
      ...ours,
      "9001_first": {
        statements: [
          `UPDATE schema_lease SET holder = '${other}', expires_at = now() + interval '1 hour'`,
          ...further["9001_first"].statements,
        ],
      },
    };
    await assert.rejects(migrate(db, overtaken), /Another instance has taken over/);
    assert.deepEqual(await pendingMigrations(db, overtaken), ["9001_first"]);
    const leases = await sql<{ holder: string }>`SELECT holder FROM schema_lease`.execute(db);
    assert.deepEqual(leases.rows, [{ holder: other }]);
    await sql`DELETE FROM schema_lease`.execute(db);
    await forgetFurther(db);
  },
);

engineTest("an instance that is done releases its lease", async ({ db }) => {
  await forgetFurther(db);
  await migrate(db, further);
  assert.deepEqual((await sql`SELECT holder FROM schema_lease`.execute(db)).rows, []);
  await forgetFurther(db);
});
