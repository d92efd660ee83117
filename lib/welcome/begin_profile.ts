import type { NewUser } from "../../db/schema/accounts.ts";
import type { Transaction } from "../../db/transaction.ts";

/** A new therapist's settings, until they change them. Minutes and days. */
export const newSchedule = {
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 24 * 60,
  horizonDays: 60,
  accepting: "yes",
  firstVisitOpen: true,
  bookingMode: "instant",
  scheduleVersion: 1,
} as const;

/** Creates the empty profile of a new user's role. An admin has none. */
export async function beginProfile(
  trx: Transaction,
  user: Pick<NewUser, "id" | "role" | "timeZone">,
  at: Temporal.Instant,
): Promise<void> {
  switch (user.role) {
    case "patient":
      await trx.insertInto("patientProfiles").values({ userId: user.id, updatedAt: at }).execute();
      return;
    case "therapist":
      await trx.insertInto("therapistProfiles").values({
        userId: user.id,
        titles: "",
        specialties: [],
        languages: [],
        about: "",
        approach: "",
        listed: false,
        timeZone: user.timeZone,
        ...newSchedule,
        updatedAt: at,
      }).execute();
      return;
    case "admin":
      return;
  }
}
