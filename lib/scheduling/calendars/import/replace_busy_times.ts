import type { Transaction } from "../../../../db/transaction.ts";
import type { BusyTime } from "./busy_times.ts";

/** Few enough for the placeholders that PostgreSQL's protocol allows. */
const ROWS_A_STATEMENT = 1_000;

/** Replaces a calendar's busy times. Writes nothing if they are unchanged, as they usually are. */
export async function replaceBusyTimes(
  trx: Transaction,
  { id: calendarId, therapistId }: { id: string; therapistId: string },
  busy: readonly BusyTime[],
): Promise<void> {
  const before = await trx.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"])
    .where("calendarId", "=", calendarId).orderBy("startsAt").execute();
  const isSame = before.length === busy.length &&
    before.every(({ startsAt, endsAt }, index) =>
      startsAt.epochMilliseconds === busy[index][0] && endsAt.epochMilliseconds === busy[index][1]
    );
  if (isSame) return;
  await trx.deleteFrom("importedBusyTimes").where("calendarId", "=", calendarId).execute();
  const rows = busy.map(([from, until]) => ({
    calendarId,
    therapistId,
    startsAt: Temporal.Instant.fromEpochMilliseconds(from),
    endsAt: Temporal.Instant.fromEpochMilliseconds(until),
  }));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await trx.insertInto("importedBusyTimes").values(rows.slice(from, from + ROWS_A_STATEMENT)).execute();
  }
}
