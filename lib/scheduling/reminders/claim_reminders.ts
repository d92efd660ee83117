import { type Transaction, transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import { enqueueJobs } from "../../jobs/enqueue_job.ts";
import { logMails } from "../../jobs/mail_log/log_mails.ts";
import type { Practice } from "../../practice.ts";
import { appointmentsToRemindOf, dueReminders } from "./due_reminders.ts";
import { reminderId, type ReminderKey } from "./reminder_id.ts";

/** Appointments in one transaction: their rows are held for some hundredths of a second. */
const AT_ONCE = 50;
/** Looked for at once, since looking costs more than a batch does. */
const IN_SIGHT = 40 * AT_ONCE;

type Claiming = Pick<Practice, "db" | "keyring" | "now">;

/**
 * Enqueues every reminder whose moment has come. However often and in however many processes it runs, the primary key of
 * appointment_reminders lets each through once, in the transaction that enqueues its mail.
 */
export async function claimReminders(practice: Claiming): Promise<void> {
  for (;;) {
    const inSight = await appointmentsToRemindOf(practice.db, practice.now(), IN_SIGHT);
    // Each worker begins elsewhere, so that they don't stand in each other's way.
    const first = Math.floor(Math.random() * inSight.length);
    const ids = [...inSight.slice(first), ...inSight.slice(0, first)];
    let claimed = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      claimed += await claimBatch(practice, ids.slice(from, from + AT_ONCE));
    }
    if (claimed === 0) return;
  }
}

/** @returns how many reminders were taken care of; those that another worker is at are left to it. */
async function claimBatch(practice: Claiming, ids: string[]): Promise<number> {
  return await transaction(practice.db, async (trx) => {
    // Held, so that no appointment is moved or cancelled while its reminders are enqueued, and looked at anew once it is.
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

  // What is late is passed over when a nearer one is due as well: nobody gets two at once.
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
