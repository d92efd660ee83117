import { z } from "zod";
import { type Transaction, transaction } from "../../../../db/transaction.ts";
import { enqueueMail } from "../../../jobs/enqueue_mail.ts";
import type { JobOutcome } from "../../../jobs/settle_job.ts";
import { readCalendarAddress } from "../../../outside/calendar/calendar_address.ts";
import { fetchCalendar, type FetchOptions } from "../../../outside/calendar/fetch_calendar.ts";
import { writeMail } from "../../../outside/mail/write_mail.ts";
import type { Practice } from "../../../practice.ts";
import * as paths from "../../../shared/paths.ts";
import { addressContext } from "./calendar_secret.ts";
import { endTurn } from "./next_turn.ts";
import { readApart } from "./read_apart.ts";
import { readingDelaySeconds } from "./reading_delay.ts";
import type { ReadCalendar } from "./read_calendar.ts";
import { replaceBusyTimes } from "./replace_busy_times.ts";
import type { ImportFailure } from "./import_failure.ts";
import { type Shrunk, shrunk } from "./shrunk.ts";
import { calendarTexts } from "./texts/calendar_texts.ts";

const payload = z.strictObject({ calendarId: z.string(), turn: z.number() });

/** How far ahead a calendar is read: beyond any bookable time. */
const AHEAD = { hours: 190 * 24 };

type Polling = Pick<Practice, "db" | "keyring" | "now" | "config" | "log">;

/**
 * Runs the job that reads an imported calendar and enqueues the next reading. Earlier busy times stay until
 * there are new ones. A job of a past turn does nothing.
 */
export async function pollCalendar(
  practice: Polling,
  job: { payload: unknown },
  fetching: Omit<FetchOptions, "allowLoopback"> = {},
): Promise<JobOutcome> {
  const { calendarId, turn } = payload.parse(job.payload);
  const calendar = await findTurn(practice, calendarId, turn);
  if (!calendar) return "dropped";
  const result = await read(practice, calendar, fetching);
  const { failures } = calendar;
  const isEnded = await transaction(practice.db, async (trx) => {
    const later = (failed: number) => practice.now().add({ seconds: readingDelaySeconds(failed) });
    if (result.kind === "failed") {
      const outcome = { failures: failures + 1, failure: result.failure };
      return await endTurn(trx, practice, calendar, outcome, later(failures + 1));
    }
    const outcome = { failures: 0, failure: null, skipped: result.skipped, readAt: practice.now() };
    if (!await endTurn(trx, practice, calendar, outcome, later(0))) return false;
    const { before, after } = await replaceBusyTimes(trx, calendar, result, practice.now());
    await tellIfShrunk(trx, practice, calendar, shrunk(before, after));
    return true;
  });
  if (result.kind === "failed") practice.log.info("calendar_failed", { calendarId, failure: result.failure });
  return isEnded ? "done" : "dropped";
}

/** So that a calendar which comes and goes is not mailed about each time. */
const TOLD = { hours: 7 * 24 };

/** Notes that a calendar lost most of its busy times, and tells its owner. */
async function tellIfShrunk(
  trx: Transaction,
  practice: Polling,
  { id, therapistId, shrunkAt, name, email, locale }: Turn,
  loss: Shrunk | null,
): Promise<void> {
  const now = practice.now();
  if (!loss) return;
  await trx.updateTable("importedCalendars")
    .set({ shrunkAt: now, shrunkFrom: loss.from, shrunkTo: loss.to })
    .where("id", "=", id).execute();
  if (shrunkAt && Temporal.Instant.compare(shrunkAt.add(TOLD), now) > 0) return;
  const letter = calendarTexts[locale].shrunk(loss);
  const mail = writeMail(practice.config, {
    to: { name, email, locale },
    letter,
    path: paths.importedCalendars(),
  });
  await enqueueMail(trx, practice, mail, { userId: therapistId });
}

type Turn = NonNullable<Awaited<ReturnType<typeof findTurn>>>;

/** Returns the calendar, if this is its turn and its therapist is still active. */
function findTurn({ db }: Polling, id: string, turn: number) {
  return db.selectFrom("importedCalendars")
    .innerJoin("users", "users.id", "importedCalendars.therapistId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "importedCalendars.therapistId")
    .select(["importedCalendars.id", "importedCalendars.therapistId", "address", "turn", "failures"])
    .select(["therapistProfiles.timeZone", "users.name", "users.email", "users.locale", "shrunkAt"])
    .where("importedCalendars.id", "=", id)
    .where("turn", "=", turn)
    .where("users.status", "=", "active")
    .executeTakeFirst();
}

async function read(
  practice: Polling,
  { id, therapistId, address, timeZone, email }: Turn,
  fetching: Omit<FetchOptions, "allowLoopback">,
): Promise<Exclude<ReadCalendar, { kind: "failed" }> | { kind: "failed"; failure: ImportFailure }> {
  const { config, keyring, now } = practice;
  const reach = { allowLoopback: config.calendarLoopback };
  const known = readCalendarAddress(await keyring.open(address, addressContext(id)), reach);
  if (known.kind === "refused") return { kind: "failed", failure: "not_public" };
  const fetched = await fetchCalendar(known.url, { ...fetching, ...reach });
  if (fetched.kind === "failed") return fetched;
  const [from, until] = [now(), now().add(AHEAD)];
  return await readApart({
    text: fetched.text,
    span: [from.epochMilliseconds, until.epochMilliseconds],
    timeZone,
    except: await ownVisits(practice, therapistId, from),
    addresses: [email],
  });
}

/** A moved or canceled visit may still be on its old day in a slow calendar. */
const RECENTLY = { hours: 30 * 24 };

/**
 * Returns the UIDs of the therapist's own visits, which Bloom's mails and feeds put into calendars. If they
 * were imported back, they would block their own move, and the time that a cancellation freed.
 */
async function ownVisits({ db }: Polling, therapistId: string, from: Temporal.Instant): Promise<string[]> {
  const visits = await db.selectFrom("appointments").select("id")
    .where("therapistId", "=", therapistId).where("endsAt", ">", from.subtract(RECENTLY))
    .execute();
  return visits.map(({ id }) => id);
}
