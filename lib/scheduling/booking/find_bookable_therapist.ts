import type { Transaction } from "../../../db/transaction.ts";
import { careColumns } from "../../people/care/care_booking.ts";
import type { Pair } from "../../people/care/care_of.ts";
import { licensedUntilIn } from "../../people/credentials/licenses.ts";
import { typesOfTherapist } from "../schedule/appointment_type.ts";

/**
 * A therapist who takes bookings, with what decides whether this patient can book: the end of the license for their state, the
 * relationship, and the types of visits. Therapists themselves need not be listed. The row is held, so that hours do not change under a booking.
 */
export function findBookableTherapist(
  trx: Transaction,
  { therapistId, patientId }: Pair,
  state: string | null,
  { byTherapist = false }: { byTherapist?: boolean } = {},
) {
  return trx.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["bookingMode", typesOfTherapist.as("types")])
    .select(licensedUntilIn(state).as("licensedUntil"))
    .select(careColumns(patientId))
    .where("therapistProfiles.userId", "=", therapistId)
    .$if(!byTherapist, (query) => query.where("therapistProfiles.listed", "=", true))
    .where("users.status", "=", "active")
    .forShare("therapistProfiles")
    .executeTakeFirst();
}
