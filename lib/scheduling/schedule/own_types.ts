import type { z } from "zod";
import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { appointmentTypeJson } from "../../shared/schemas/appointment_types.ts";

/** An appointment type as its therapist sees it. Minutes. */
export type OwnType = z.output<typeof appointmentTypeJson>;

/** Returns the acting therapist's types, those on offer first, each group from the oldest. */
export async function listOwnTypes({ db, actor }: Acting): Promise<OwnType[]> {
  const rows = await query(db, actor.userId).orderBy("createdAt").orderBy("id").execute();
  const types = rows.map(typeOf);
  return [...types.filter(({ archived }) => !archived), ...types.filter(({ archived }) => archived)];
}

/** Returns one of the acting therapist's types, or null. */
export async function findOwnType(
  acting: Acting,
  id: string,
  db: Queryable = acting.db,
): Promise<OwnType | null> {
  const row = await query(db, acting.actor.userId).where("id", "=", id).executeTakeFirst();
  return row ? typeOf(row) : null;
}

const query = (db: Queryable, therapistId: string) =>
  db.selectFrom("appointmentTypes")
    .select(["id", "name", "forWhom", "minutes", "bufferBeforeMinutes", "bufferAfterMinutes", "archivedAt"])
    .where("therapistId", "=", therapistId);

const typeOf = <T extends { archivedAt: Temporal.Instant | null }>({ archivedAt, ...type }: T) => ({
  ...type,
  archived: archivedAt !== null,
});
