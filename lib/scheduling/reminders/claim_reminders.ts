import { type Transaction, transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import { enqueueJobs } from "../../jobs/enqueue_job.ts";
import { logMails } from "../../jobs/mail_log/log_mails.ts";
import type { Practice } from "../../practice.ts";
import { appointmentsToRemindOf, dueReminders } from "./due_reminders.ts";
import { reminderId, type ReminderKey } from "./reminder_id.ts";

/** Appointments per transaction: their rows are locked for a few hundredths of a second. */
const AT_ONCE = 50;
/** Appointments per search, because a search costs more than a batch. */
const IN_SIGHT = 40 * AT_ONCE;

type Claiming = Pick<Practice, "db" | "keyring" | "now">;

/**
 * Enqueues every due reminder. The primary key of appointment_reminders lets each through once, in the
 * transaction that enqueues its mail, however often and in however many processes this runs.
 */
export async function claimReminders(practice: Claiming): Promise<void> {
  for (;;) {
    const inSight = await appointmentsToRemindOf(practice.db, practice.now(), IN_SIGHT);
    // Each worker starts at a different place, so that they do not block each other.
    const first = Math.floor(Math.random() * inSight.length);
    const ids = [...inSight.slice(first), ...inSight.slice(0, first)];
    let claimed = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      claimed += await claimBatch(practice, ids.slice(from, from + AT_ONCE));
    }
    if (claimed === 0) return;
  }
}

/**
 * Claims a batch. @returns how many reminders were handled; those that another worker has locked are left to
 * it.
 */
async function claimBatch(practice: Claiming, ids: string[]): Promise<number> {
  return await transaction(practice.db, async (trx) => {
    // Locked, so that no appointment is moved or canceled while its reminders are enqueued. It is read again
    // under the lock.
    const held = await trx.selectFrom("appointments").select("id").where("id", "in", ids)
      .forUpdate().skipLocked().execute();
    return held.length === 0 ? 0 : await claim(trx, practice, held.map(({ id }) => id));
  }, OUT_OF_THE_WAY);
}

async function claim(trx: Transaction, practice: Claiming, appointmentIds: string[]): Promise<number> {
  const now = practice.now();
  const due = await dueReminders(trx, now).where("appointments.id", "in", appointmentIds)
    .select(["appointments.id as appointmentId", "appointments.startsAt"])
    .select(["attendee.userId", "users.email", "offered.minutes as offsetMinutes"])
    .execute();
  if (due.length === 0) return 0;
  const claimed = await trx.insertInto("appointmentReminders")
    .values(due.map(({ email: _, ...key }) => ({ ...key, claimedAt: now })))
    .onConflict((conflict) =>
      conflict.columns(["appointmentId", "userId", "offsetMinutes", "startsAt"]).doNothing()
    )
    .returning(["appointmentId", "userId", "offsetMinutes"]).execute();

  // A late reminder is skipped if a nearer one is due as well, so that no one gets two at once.
  const nearest = new Map<string, number>();
  const seat = ({ appointmentId, userId }: Omit<ReminderKey, "startsAt">) => `${appointmentId} ${userId}`;
  for (const key of due) {
    nearest.set(seat(key), Math.min(key.offsetMinutes, nearest.get(seat(key)) ?? Infinity));
  }
  const isClaimed = new Set(claimed.map((key) => `${seat(key)} ${key.offsetMinutes}`));
  const toSend = due.filter((key) =>
    key.offsetMinutes === nearest.get(seat(key)) && isClaimed.has(`${seat(key)} ${key.offsetMinutes}`)
  );
  await enqueue(trx, practice, toSend);
  return claimed.length;
}

async function enqueue(
  trx: Transaction,
  practice: Claiming,
  reminders: (ReminderKey & { email: string })[],
): Promise<void> {
  if (reminders.length === 0) return;
  const jobs = await Promise.all(reminders.map(async ({ email, ...key }) => ({
    id: await reminderId(key),
    payload: { ...key, startsAt: key.startsAt.toString() },
    email,
    userId: key.userId,
  })));
  await enqueueJobs(trx, practice, "reminder", jobs);
  await logMails(
    trx,
    practice.now(),
    jobs.map(({ id, userId, email }) => ({ id, userId, kind: "reminder", to: email })),
  );
}
