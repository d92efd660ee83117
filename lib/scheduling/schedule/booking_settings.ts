import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { BookingSettings } from "../../shared/schemas/appointment_types.ts";

/** How bookings with the acting therapist come about. */
export function readBookingSettings({ db, actor }: Acting): Promise<BookingSettings> {
  return db.selectFrom("therapistProfiles").select("bookingMode").where("userId", "=", actor.userId)
    .executeTakeFirstOrThrow();
}

/** Changes it for bookings to come; requests that wait still wait. */
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
