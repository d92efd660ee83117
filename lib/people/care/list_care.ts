import { sql } from "kysely";
import type { CareStatus } from "../../shared/codes/care_statuses.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { careOf, type CareView, careView } from "./care_view.ts";
import { recordCareEvent } from "./record_care_event.ts";

/** More than any one practice can have. */
const LIMIT = 500;

const statuses = {
  requested: ["requested"],
  active: ["active"],
  past: ["declined", "finished"],
  all: ["requested", "active", "declined", "finished"],
} as const satisfies Record<string, readonly CareStatus[]>;

/**
 * Returns the acting user's relationships in these states: requests in order of time, all others by name.
 * Records an audit event for every patient among them.
 */
export async function listCare(acting: Acting, which: keyof typeof statuses): Promise<CareView[]> {
  const isRequests = which === "requested";
  const rows = await transaction(acting.db, async (trx) => {
    const found = await careOf(trx, acting.actor.userId, acting.now())
      .where("care.status", "in", statuses[which])
      .$if(isRequests, (query) => query.orderBy("care.requestedAt"))
      .$if(
        !isRequests,
        (query) => query.orderBy(acting.actor.role === "patient" ? "therapist.name" : "patient.name"),
      )
      .orderBy("care.id").limit(LIMIT).execute();
    for (const { patientId } of found) await recordCareEvent(trx, acting, { id: null, patientId }, "list");
    return found;
  }, { isolation: "read committed" });
  return await Promise.all(rows.map((row) => careView(row, acting)));
}

/** Counts the acting therapist's pending requests. */
export async function countRequests({ db, actor }: Acting): Promise<number> {
  const { count } = await db.selectFrom("careRelationships")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("therapistId", "=", actor.userId).where("status", "=", "requested").executeTakeFirstOrThrow();
  return Number(count);
}

/** Counts pending requests for the current therapist_profiles row. */
export const requestsOfTherapist = sql<number>`(SELECT count(*)::int4 FROM care_relationships AS care
  WHERE care.therapist_id = therapist_profiles.user_id AND care.status = 'requested')`;

/** Returns one of the acting user's relationships and records an audit event; null for any other. */
export async function findCare(acting: Acting, id: string): Promise<CareView | null> {
  const row = await transaction(acting.db, async (trx) => {
    const found = await careOf(trx, acting.actor.userId, acting.now()).where("care.id", "=", id)
      .executeTakeFirst();
    if (found) await recordCareEvent(trx, acting, found, "read");
    return found;
  }, { isolation: "read committed" });
  return row ? await careView(row, acting) : null;
}
