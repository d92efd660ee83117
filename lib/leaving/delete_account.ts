import { type Transaction, transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";
import { forgetCalendars } from "../scheduling/calendars/forget_calendars.ts";
import { countComing } from "../scheduling/booking/cancel_all_coming.ts";
import { endAllGuardianships } from "./end_guardianship.ts";
import { endCareOfPatient } from "./end_care_of_patient.ts";
import { endCareOfTherapist } from "./end_care_of_therapist.ts";
import { forgetReminderChoices } from "../scheduling/reminders/forget_reminders.ts";
import { closeAccount } from "../auth/accounts/close_user.ts";
import { notifyOwner } from "../auth/notices/notify_owner.ts";
import { recordAccountEvent } from "../auth/activity/record_account_event.ts";
import { endSessionsOf } from "../auth/sessions/session.ts";

export type DeleteResult =
  | { kind: "deleted" }
  /** The therapist has promised these visits to patients. */
  | { kind: "has_appointments"; count: number }
  /** No one could run the practice afterward. */
  | { kind: "last_admin" };

/**
 * Closes the acting user's account: all care ends, upcoming visits are canceled, every sign-in method is
 * removed, and the address becomes free. What the law requires a practice to keep stays: the record of visits
 * with its notes, and whose they were. The user's identity was confirmed just before.
 */
export function deleteAccount(caller: Acting): Promise<DeleteResult> {
  const acting = { ...caller, isLeaving: true } as const;
  const { actor, db } = acting;
  return transaction(db, async (trx): Promise<DeleteResult> => {
    const refusal = await deletionRefusal(trx, acting);
    if (refusal) return refusal;
    if (actor.role === "patient") {
      await endCareOfPatient(trx, acting, { patientId: actor.userId, accountId: actor.userId });
      await endAllGuardianships(trx, acting);
    }
    if (actor.role === "therapist") await endCareOfTherapist(trx, acting);
    await forgetCalendars(trx, actor.userId);
    await forgetReminderChoices(trx, actor.userId);
    await recordAccountEvent(trx, acting, actor.userId, "delete_account");
    await notifyOwner(trx, acting, actor, { kind: "account_deleted" });
    await closeAccount(trx, acting, actor.userId);
    await endSessionsOf(trx, acting, actor.userId);
    return { kind: "deleted" };
  });
}

/** Returns why the account cannot be closed now, or null. */
async function deletionRefusal(
  trx: Transaction,
  acting: Acting,
): Promise<Exclude<DeleteResult, { kind: "deleted" }> | null> {
  switch (acting.actor.role) {
    case "patient":
      return null;
    case "therapist": {
      const count = await countComing(trx, acting);
      return count > 0 ? { kind: "has_appointments", count } : null;
    }
    case "admin": {
      // The rows are locked, so that two admins who leave simultaneously do not both see the other stay.
      const admins = await trx.selectFrom("users").select("id").where("role", "=", "admin")
        .where("status", "=", "active").forUpdate().execute();
      return admins.length > 1 ? null : { kind: "last_admin" };
    }
  }
}
