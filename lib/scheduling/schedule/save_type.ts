import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { AppointmentTypeInput } from "../../shared/schemas/appointment_types.ts";
import { findOwnType, type OwnType } from "./own_types.ts";

/** More types than this are too many to choose from. */
const MOST_TYPES = 20;

interface SavedType {
  kind: "saved";
  type: OwnType;
}

export type AddTypeResult = SavedType | { kind: "too_many"; most: number };
export type ChangeTypeResult = SavedType | { kind: "not_found" };

/** Adds a type to those that the acting therapist offers. */
export function addType(acting: Acting, input: AppointmentTypeInput): Promise<AddTypeResult> {
  const { actor, now } = acting;
  return transaction(acting.db, async (trx) => {
    // Locked, so that two simultaneous additions do not exceed the limit.
    await trx.selectFrom("therapistProfiles").select("userId").where("userId", "=", actor.userId).forUpdate()
      .executeTakeFirstOrThrow();
    const { count } = await trx.selectFrom("appointmentTypes").where("therapistId", "=", actor.userId)
      .where("archivedAt", "is", null).select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    if (Number(count) >= MOST_TYPES) return { kind: "too_many", most: MOST_TYPES };
    const id = crypto.randomUUID();
    await trx.insertInto("appointmentTypes")
      .values({ id, therapistId: actor.userId, ...input, archivedAt: null, createdAt: now() }).execute();
    return await saved(trx, acting, id, "create");
  });
}

/** Changes one of the acting therapist's types. Booked appointments keep its name and length. */
export function changeType(
  acting: Acting,
  id: string,
  change: Partial<AppointmentTypeInput> & { archived?: boolean },
): Promise<ChangeTypeResult> {
  const { archived, ...fields } = change;
  return transaction(acting.db, async (trx) => {
    const type = await findOwnType(acting, id, trx);
    if (!type) return { kind: "not_found" };
    const archivedAt = archived ?? type.archived ? acting.now() : null;
    await trx.updateTable("appointmentTypes").set({ ...fields, archivedAt }).where("id", "=", id).execute();
    return await saved(trx, acting, id, "change");
  });
}

async function saved(trx: Transaction, acting: Acting, id: string, action: string): Promise<SavedType> {
  const ownerId = acting.actor.userId;
  await recordAuditEvent(trx, acting, { action, subjectType: "appointment_type", subjectId: id, ownerId });
  const type = await findOwnType(acting, id, trx);
  if (!type) throw new Error("The type of visit that was just saved is missing.");
  return { kind: "saved", type };
}
