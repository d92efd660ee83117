import assert from "node:assert/strict";
import { sql } from "kysely";
import { violates } from "../../db/constraint.ts";
import { transaction } from "../../db/transaction.ts";
import { createTherapist } from "../support/factories.ts";
import { engineTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";

engineTest("values come back as they went in, on every engine", async ({ db }) => {
  const at = Temporal.Instant.from("2026-03-08T07:30:00.123456Z");
  const early = Temporal.Instant.from("1950-01-02T03:04:05Z");
  const date = Temporal.PlainDate.from("1990-02-28");
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${at}::timestamptz AS at, ${early}::timestamptz AS early, ${date}::date AS date,
      ${["a", 'b"c', "d,e"]}::text[] AS list, count(*) AS count, 9007199254740991::int8 AS most,
      ${null}::timestamptz AS nothing, true AS yes, json_build_object('startsAt', 1) AS object
    FROM users`.execute(db);
  const [row] = rows;
  assert.ok(row.at instanceof Temporal.Instant && row.at.equals(at));
  assert.ok(row.early instanceof Temporal.Instant && row.early.equals(early));
  assert.ok(row.date instanceof Temporal.PlainDate && row.date.equals(date));
  assert.deepEqual(row.list, ["a", 'b"c', "d,e"]);
  assert.equal(row.count, 0);
  assert.equal(row.most, Number.MAX_SAFE_INTEGER);
  assert.equal(row.nothing, null);
  assert.equal(row.yes, true);
  assert.deepEqual(row.object, { startsAt: 1 });
});

engineTest("a number that JavaScript cannot represent exactly is refused, not rounded", async ({ db }) => {
  await assert.rejects(sql`SELECT 9007199254740993::int8 AS n`.execute(db), RangeError);
});

engineTest("bytes come back as bytes", async ({ db }) => {
  const practice = testPractice(db);
  const { id } = await createTherapist(practice);
  const bytes = new Uint8Array([0, 1, 127, 128, 255]);
  await transaction(db, (trx) =>
    trx.insertInto("therapistPhotos")
      .values({ userId: id, contentType: "image/png", bytes, digest: "x", updatedAt: practice.now() })
      .execute());
  const photo = await db.selectFrom("therapistPhotos").select("bytes").executeTakeFirstOrThrow();
  assert.deepEqual([...photo.bytes], [...bytes]);
});

engineTest("a violated constraint is identified by its name", async ({ db }) => {
  const practice = testPractice(db);
  const { id } = await createTherapist(practice);
  const insert = () =>
    transaction(db, (trx) =>
      trx.insertInto("therapistPhotos").values({
        userId: id,
        contentType: "image/png",
        bytes: new Uint8Array(),
        digest: "x",
        updatedAt: practice.now(),
      }).execute());
  await insert();
  await assert.rejects(
    insert(),
    (error) => violates(error, "therapist_photos_pkey") && !violates(error, "users_pkey"),
  );
});

engineTest("an undefined parameter is null and leaves the connection usable", async ({ db }) => {
  for (let time = 0; time < 20; time++) {
    const { rows } = await sql<{ value: unknown }>`SELECT ${undefined}::text AS value`.execute(db);
    assert.deepEqual(rows, [{ value: null }]);
  }
});
