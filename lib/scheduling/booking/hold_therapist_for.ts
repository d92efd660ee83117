import type { Transaction } from "../../../db/transaction.ts";
import { careColumns } from "../../people/care/care_booking.ts";
import type { Pair } from "../../people/care/care_of.ts";
import { licensedUntilIn } from "../../people/credentials/licenses.ts";
import { typesOfTherapist } from "../schedule/appointment_type.ts";

/**
 * A therapist with what decides whether this patient can book: account and listing, the end of the license
 * for the patient's state, the relationship, and the types of visits. The row is held until the transaction
 * ends, so that hours do not change under a booking.
 */
export function holdTherapistFor(
  trx: Transaction,
  { therapistId, patientId }: Pair,
  state: string | null,
) {
  return trx.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["users.status", "listed", "bookingMode", typesOfTherapist.as("types")])
    .select(licensedUntilIn(state).as("licensedUntil"))
    .select(careColumns(patientId))
    .where("therapistProfiles.userId", "=", therapistId)
    .forShare("therapistProfiles")
    .executeTakeFirst();
}
