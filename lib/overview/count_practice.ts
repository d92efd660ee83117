import { isLicensed } from "../people/credentials/licenses.ts";
import type { Acting } from "../practice.ts";

/** The practice in numbers. A week ends now. */
interface PracticeCounts {
  patients: number;
  therapists: number;
  /** Therapists whom patients can find. */
  listedTherapists: number;
  /** Booked, and not over yet. */
  comingAppointments: number;
  bookedThisWeek: number;
  cancelledThisWeek: number;
  /** Mails and other jobs that wait for their turn or for a retry. */
  waitingJobs: number;
  /** Dead jobs. */
  failedJobs: number;
}

/** Counts what the practice has now. One query; it reads no patient's record. */
export async function countPractice({ db, now }: Acting): Promise<PracticeCounts> {
  const present = now();
  const weekAgo = present.subtract({ hours: 7 * 24 });
  return await db.selectNoFrom(({ selectFrom, fn }) => {
    const people = selectFrom("users").select(fn.countAll<number>().as("n")).where(
      "users.status",
      "=",
      "active",
    );
    const appointments = selectFrom("appointments").where("isOffer", "=", false)
      .select(fn.countAll<number>().as("n"));
    const jobs = selectFrom("jobs").select(fn.countAll<number>().as("n"));
    return [
      people.where("role", "=", "patient").$asScalar().$notNull().as("patients"),
      people.where("role", "=", "therapist").$asScalar().$notNull().as("therapists"),
      people.innerJoin("therapistProfiles", "therapistProfiles.userId", "users.id")
        .where("listed", "=", true).where(isLicensed(present)).$asScalar().$notNull().as("listedTherapists"),
      appointments.where("status", "in", ["pending", "booked", "arrived"]).where("endsAt", ">", present)
        .$asScalar().$notNull().as("comingAppointments"),
      appointments.where("createdAt", ">", weekAgo).$asScalar().$notNull().as("bookedThisWeek"),
      appointments.where("cancelledAt", ">", weekAgo).$asScalar().$notNull().as("cancelledThisWeek"),
      jobs.where("deadAt", "is", null).$asScalar().$notNull().as("waitingJobs"),
      jobs.where("deadAt", "is not", null).$asScalar().$notNull().as("failedJobs"),
    ];
  }).executeTakeFirstOrThrow();
}
