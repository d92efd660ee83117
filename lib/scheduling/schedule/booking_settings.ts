import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { BookingSettings } from "../../shared/schemas/appointment_types.ts";

/** Returns how bookings with the acting therapist are confirmed. */
export function readBookingSettings({ db, actor }: Acting): Promise<BookingSettings> {
  return db.selectFrom("therapistProfiles").select("bookingMode").where("userId", "=", actor.userId)
    .executeTakeFirstOrThrow();
}

/** Changes how future bookings are confirmed; pending requests stay pending. */
export function saveBookingSettings(acting: Acting, { bookingMode }: BookingSettings): Promise<void> {
  const { db, actor: { userId }, now } = acting;
  return transaction(db, async (trx) => {
    await trx.updateTable("therapistProfiles").set({ bookingMode, updatedAt: now() })
      .where("userId", "=", userId).execute();
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "booking_settings",
      subjectId: userId,
      ownerId: userId,
    });
  });
}
