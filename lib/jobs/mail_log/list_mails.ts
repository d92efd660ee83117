import type { MailStatus } from "../../shared/codes/mail_statuses.ts";
import { readCursor, writeCursor } from "../../http/moment_cursor.ts";
import type { Acting } from "../../practice.ts";
import type { LoggedMailOutput, MailList } from "../../shared/schemas/mail_log.ts";

const statuses: Record<MailList, MailStatus[]> = {
  dead: ["dead"],
  waiting: ["waiting"],
  delivered: ["delivered", "dropped"],
};

/**
 * Returns a page of the practice's mails, the latest change first. An unknown cursor counts as none. One
 * query.
 */
export async function listMails(
  { db }: Acting,
  { list, limit, cursor }: { list: MailList; limit: number; cursor?: string },
): Promise<{ items: LoggedMailOutput[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor);
  let query = db.selectFrom("mails").leftJoin("jobs", "jobs.id", "mails.id")
    .select(["mails.id", "mails.kind", "userId", "maskedAddress", "status", "mails.attempts", "lastFailure"])
    .select(["mails.createdAt", "changedAt", "jobs.runAt", "jobs.deadAt"])
    .where("status", "in", statuses[list])
    .orderBy("changedAt", "desc").orderBy("mails.id", "desc").limit(limit + 1);
  if (after) {
    query = query.where((eb) => eb(eb.refTuple("changedAt", "mails.id"), "<", eb.tuple(after.at, after.id)));
  }
  const rows = await query.execute();
  const last = rows.length > limit ? rows[limit - 1] : null;
  return {
    items: rows.slice(0, limit).map(({ runAt, deadAt, ...mail }) => ({
      ...mail,
      nextAttemptAt: deadAt === null ? runAt : null,
    })),
    nextCursor: last && writeCursor({ at: last.changedAt, id: last.id }),
  };
}
