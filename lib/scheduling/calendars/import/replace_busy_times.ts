import type { Transaction } from "../../../../db/transaction.ts";
import { type BusyTime, merge } from "./busy_times.ts";

/** Few enough for the placeholders that PostgreSQL's protocol allows. */
const ROWS_A_STATEMENT = 1_000;

/**
 * Replaces a calendar's busy times, and returns the earlier ones that are still ahead with the new ones.
 * Writes nothing if they are unchanged, as they usually are. A calendar with entries that are lost frees
 * nothing: its earlier times stay.
 */
export async function replaceBusyTimes(
  trx: Transaction,
  { id: calendarId, therapistId }: { id: string; therapistId: string },
  read: { busy: readonly BusyTime[]; lost: number },
  now: Temporal.Instant,
): Promise<{ before: BusyTime[]; after: readonly BusyTime[] }> {
  const rowsBefore = await trx.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"])
    .where("calendarId", "=", calendarId).where("endsAt", ">", now).orderBy("startsAt").execute();
  const before = rowsBefore.map(({ startsAt, endsAt }): BusyTime => [
    startsAt.epochMilliseconds,
    endsAt.epochMilliseconds,
  ]);
  const busy = read.lost > 0 ? merge([...before, ...read.busy]) : read.busy;
  const isSame = before.length === busy.length &&
    before.every(([from, until], index) => from === busy[index][0] && until === busy[index][1]);
  if (isSame) return { before, after: busy };
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
  return { before, after: busy };
}
