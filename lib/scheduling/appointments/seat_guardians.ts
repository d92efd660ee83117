import { sql } from "kysely";
import type { Transaction } from "../../../db/transaction.ts";
import { actsFor } from "../../people/guardians/acts_for.ts";

/** A guardian's seat in an appointment. */
interface GuardianSeat {
  appointmentId: string;
  userId: string;
  role: "guardian";
}

/**
 * Gives the current guardians of these patients a seat in the appointment; a guardian who already attends it
 * keeps theirs.
 */
export async function seatGuardians(
  trx: Transaction,
  { appointmentId, patientIds }: { appointmentId: string; patientIds: readonly string[] },
  now: Temporal.Instant,
): Promise<void> {
  const guardians = await trx.selectFrom("guardianships").select("guardianId").distinct()
    .where("wardId", "in", patientIds)
    .where(actsFor(sql.ref("guardianships.guardian_id"), sql.ref("guardianships.ward_id"), now)).execute();
  await insertSeats(
    trx,
    guardians.map(({ guardianId }) => ({ appointmentId, userId: guardianId, role: "guardian" })),
  );
}

/** Gives a new guardian a seat in all coming visits of the ward. */
export async function seatInComing(
  trx: Transaction,
  { guardianId, wardId }: { guardianId: string; wardId: string },
  now: Temporal.Instant,
): Promise<void> {
  const coming = await trx.selectFrom("appointmentAttendees as seat")
    .innerJoin("appointments", "appointments.id", "seat.appointmentId")
    .select("appointments.id").where("seat.userId", "=", wardId).where("seat.role", "=", "patient")
    .where("appointments.status", "!=", "cancelled").where("appointments.endsAt", ">", now).execute();
  await insertSeats(
    trx,
    coming.map(({ id }) => ({ appointmentId: id, userId: guardianId, role: "guardian" })),
  );
}

async function insertSeats(trx: Transaction, seats: GuardianSeat[]): Promise<void> {
  if (seats.length === 0) return;
  await trx.insertInto("appointmentAttendees").values(seats)
    .onConflict((conflict) => conflict.columns(["appointmentId", "userId"]).doNothing()).execute();
}
