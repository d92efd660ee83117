import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { WardOutput } from "../../shared/schemas/wards.ts";
import { readinessColumns, readinessOf } from "../../welcome/booking_readiness.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import { actsFor, ofAgeOn } from "./acts_for.ts";

/** A ward as their guardian sees them. */
export type Ward = WardOutput;

/** Returns the acting user's current wards, by name. One query. */
export async function listWards(
  { db, actor, now }: Pick<Acting, "actor" | "now"> & { db: Queryable },
): Promise<Ward[]> {
  if (actor.role !== "patient") return [];
  const rows = await wardsOf(db, actor.userId, now()).execute();
  return rows.flatMap((row) => wardOf(row) ?? []);
}

/** Returns one of the acting user's wards; null for any other. */
export async function findWard(
  { db, actor, now }: Pick<Acting, "actor" | "now"> & { db: Queryable },
  wardId: string,
): Promise<Ward | null> {
  const row = await wardsOf(db, actor.userId, now()).where("guardianships.wardId", "=", wardId)
    .executeTakeFirst();
  return row ? wardOf(row) : null;
}

/** Whether a user may act for a patient: for themselves, and for a ward while the guardianship lasts. */
export async function mayActFor(
  db: Queryable,
  { actor, now }: Pick<Acting, "actor" | "now">,
  patientId: string,
): Promise<boolean> {
  if (actor.role !== "patient") return false;
  if (patientId === actor.userId) return true;
  const { rows: [row] } = await sql<{ may: boolean }>`SELECT ${
    actsFor(sql`${actor.userId}::uuid`, sql`${patientId}::uuid`, now())
  } AS may`.execute(db);
  return row?.may === true;
}

/**
 * Returns the patients that a user may act for: themselves and their wards. Empty for a user who is not a
 * patient.
 */
export async function patientsActedFor(
  visit: Pick<Acting, "actor" | "now"> & { db: Queryable },
): Promise<string[]> {
  if (visit.actor.role !== "patient") return [];
  return [visit.actor.userId, ...(await listWards(visit)).map(({ id }) => id)];
}

function wardsOf(db: Queryable, guardianId: string, now: Temporal.Instant) {
  return db.selectFrom("guardianships")
    .innerJoin("users", "users.id", "guardianships.wardId")
    .innerJoin("patientProfiles", "patientProfiles.userId", "guardianships.wardId")
    .leftJoin("consents", (join) =>
      join.onRef("consents.userId", "=", "guardianships.wardId")
        .on("consents.kind", "=", "telehealth")
        .on("consents.version", "=", TELEHEALTH_CONSENT_VERSION))
    .select(["guardianships.wardId as id", "users.name", "relationship"])
    .select(readinessColumns)
    .where("guardianships.guardianId", "=", guardianId)
    .where(actsFor(sql.ref("guardianships.guardianId"), sql.ref("guardianships.wardId"), now))
    .orderBy("users.name").orderBy("guardianships.wardId");
}

type Row = Awaited<ReturnType<ReturnType<typeof wardsOf>["execute"]>>[number];

function wardOf({ id, name, relationship, ...profile }: Row): Ward | null {
  const { birthDate, state, emergencyName, emergencyPhone, emergencyRelationship } = profile;
  if (!birthDate) return null;
  const { complete, missing } = readinessOf(profile);
  return {
    id,
    name,
    birthDate,
    ofAgeOn: ofAgeOn(birthDate),
    state,
    relationship,
    emergencyContact: emergencyName && emergencyPhone && emergencyRelationship
      ? { name: emergencyName, phone: emergencyPhone, relationship: emergencyRelationship }
      : null,
    booking: { ready: complete, missing },
  };
}
