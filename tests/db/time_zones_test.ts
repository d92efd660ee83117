import assert from "node:assert/strict";
import { sql } from "kysely";
import { statements } from "../../db/migrations/0018_time_zones.ts";
import { timeZoneName } from "../../lib/shared/time_zone_name.ts";
import { createPatient, createTherapist } from "../support/factories.ts";
import { databaseTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";

databaseTest(
  "a migration brings stored zones that Temporal refuses to ones that it takes",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice);
    const therapist = await createTherapist(practice);
    const kept = await createPatient(practice);
    await db.updateTable("users").set({ timeZone: "PST" }).where("id", "=", patient.id).execute();
    await db.updateTable("therapistProfiles").set({ timeZone: "AST" }).where("userId", "=", therapist.id)
      .execute();
    for (const statement of statements) await sql.raw(statement).execute(db);

    const zoneOf = async (id: string) =>
      (await db.selectFrom("users").select("timeZone").where("id", "=", id).executeTakeFirstOrThrow())
        .timeZone;
    assert.equal(await zoneOf(patient.id), "America/Los_Angeles");
    assert.equal(await zoneOf(kept.id), kept.timeZone);
    const profile = await db.selectFrom("therapistProfiles").select("timeZone").executeTakeFirstOrThrow();
    assert.equal(profile.timeZone, "America/Anchorage");
  },
);

Deno.test("each zone of the migration is one that Temporal refuses, and each of its places is not", () => {
  const quoted = [...statements[0].matchAll(/WHEN '([^']+)' THEN '([^']+)'/g)];
  assert.ok(quoted.length > 30);
  for (const [, zone, place] of quoted) {
    assert.equal(timeZoneName(zone), null, zone);
    assert.equal(timeZoneName(place), place);
  }
});
