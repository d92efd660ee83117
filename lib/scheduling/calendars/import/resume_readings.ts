import { transaction } from "../../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../../jobs/claim_jobs.ts";
import type { Practice } from "../../../practice.ts";
import { endTurn } from "./next_turn.ts";
import { readingDelaySeconds } from "./reading_delay.ts";

/** A reading that was due this long ago is not under way any more. */
const OVERDUE = { hours: 1 };
const AT_ONCE = 100;

/**
 * Takes up the calendars whose chain of jobs has broken off: a reading took its worker down again and again, or their therapist was
 * suspended meanwhile. It counts as a failure, so that what breaks its reader is read ever more seldom.
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
    // Soon the first time: what is one failure can be a restart of all our processes.
    const seconds = failures === 1 ? 60 : readingDelaySeconds(failures);
    await transaction(
      db,
      (trx) => endTurn(trx, practice, calendar, { failures, failure: "interrupted" }, now().add({ seconds })),
      OUT_OF_THE_WAY,
    );
  }
}
