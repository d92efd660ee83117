import type { Acting } from "../practice.ts";

/** How large the practice is and how busy. Numbers only: nobody's record is read. */
export interface PracticeCounts {
  patients: number;
  therapists: number;
  /** Therapists whom patients can find. */
  listedTherapists: number;
  /** Appointments that are booked and still to come. */
  comingAppointments: number;
  /** Of those, the ones that begin within seven times 24 hours. */
  appointmentsInAWeek: number;
}

/** Counts what is there now. Two queries. */
export async function practiceCounts({ db, now }: Acting): Promise<PracticeCounts> {
  const inAWeek = now().add({ hours: 7 * 24 });
  const people = await db.selectFrom("users")
    .leftJoin("therapistProfiles", "therapistProfiles.userId", "users.id")
    .where("users.status", "=", "active")
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere("users.role", "=", "patient").as("patients"),
      fn.countAll<number>().filterWhere("users.role", "=", "therapist").as("therapists"),
      fn.countAll<number>().filterWhere("therapistProfiles.listed", "=", true).as("listedTherapists"),
    ])
    .executeTakeFirstOrThrow();
  const appointments = await db.selectFrom("appointments")
    .where("status", "=", "booked")
    .where("startsAt", ">", now())
    .select(({ fn }) => [
      fn.countAll<number>().as("comingAppointments"),
      fn.countAll<number>().filterWhere("startsAt", "<=", inAWeek).as("appointmentsInAWeek"),
    ])
    .executeTakeFirstOrThrow();
  return { ...people, ...appointments };
}
