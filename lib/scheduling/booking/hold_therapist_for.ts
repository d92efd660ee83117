import type { Transaction } from "../../../db/transaction.ts";
import { careColumns } from "../../people/care/care_booking.ts";
import type { Pair } from "../../people/care/care_of.ts";
import { licensedUntilIn } from "../../people/credentials/licenses.ts";
import { isListed } from "../../people/profile/is_listed.ts";
import { typesOfTherapist } from "../schedule/appointment_type.ts";

/**
 * Locks a therapist and returns what determines whether this patient can book: account and listing, the
 * license for the patient's state, the relationship, and the types of visits. The lock keeps the hours
 * unchanged until the transaction ends.
 */
export function holdTherapistFor(
  trx: Transaction,
  { therapistId, patientId }: Pair,
  state: string | null,
) {
  return trx.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(({ eb }) => [eb("users.status", "=", "active").as("isActive"), isListed.as("isListed")])
    .select(["bookingMode", typesOfTherapist.as("types")])
    .select(licensedUntilIn(state).as("licensedUntil"))
    .select(careColumns(patientId))
    .where("therapistProfiles.userId", "=", therapistId)
    .forShare("therapistProfiles")
    .executeTakeFirst();
}
