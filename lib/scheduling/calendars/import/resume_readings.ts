import { transaction } from "../../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../../jobs/claim_jobs.ts";
import type { Practice } from "../../../practice.ts";
import { endTurn } from "./next_turn.ts";
import { readingDelaySeconds } from "./reading_delay.ts";

/** A reading that is overdue by this much is not running. */
const OVERDUE = { hours: 1 };
const AT_ONCE = 100;

/**
 * Resumes calendars whose chain of jobs broke: a reading crashed its worker repeatedly, or the therapist was
 * suspended in the meantime. It counts as a failure, so that a calendar that crashes its reader is read less
 * and less often.
 */
export async function resumeReadings(practice: Pick<Practice, "db" | "keyring" | "now">): Promise<void> {
  const { db, now } = practice;
  const overdue = await db.selectFrom("importedCalendars")
    .innerJoin("users", "users.id", "importedCalendars.therapistId")
    .select(["importedCalendars.id", "turn", "failures"])
    .where("nextReadAt", "<", now().subtract(OVERDUE))
    .where("users.status", "=", "active")
    .orderBy("nextReadAt").limit(AT_ONCE)
    .execute();
  for (const calendar of overdue) {
    const failures = calendar.failures + 1;
    // Soon the first time, because a single failure can be a restart of all processes.
    const seconds = failures === 1 ? 60 : readingDelaySeconds(failures);
    await transaction(
      db,
      (trx) => endTurn(trx, practice, calendar, { failures, failure: "interrupted" }, now().add({ seconds })),
      OUT_OF_THE_WAY,
    );
  }
}
