import { sql } from "kysely";
import { requestsOfTherapist } from "../../people/care/list_care.ts";
import { isLicensed, nextLicenseEnd } from "../../people/credentials/licenses.ts";
import { openFlagsOfTherapist } from "../../records/measures/measure_flags.ts";
import type { Acting } from "../../practice.ts";
import { failingCalendarsOfTherapist } from "../calendars/import/own_calendars.ts";
import { hoursOfTherapist } from "../schedule/load_schedule.ts";
import { type PracticeGap, practiceGaps } from "../schedule/practice_gaps.ts";
import type { WeeklyHours } from "../schedule/schedule.ts";
import type { Interval } from "../time/interval.ts";
import type { PlacedVisit } from "./lay_out_day.ts";

/** A license that ends within this time is mentioned. Days. */
const LICENSE_ENDS_SOON = 60;

/** What waits for the therapist. */
export interface PracticeNews {
  gaps: PracticeGap[];
  /** Pending requests for care, and for visits. */
  careRequests: number;
  visitRequests: number;
  openFlags: number;
  /** Imported calendars whose last reading failed. */
  failingCalendars: number;
  /** When the next unrenewed license ends, if soon. */
  licenseEnds: Temporal.Instant | null;
}

/** A therapist's hours, and their time off in a range. */
interface PracticeHours {
  /** The zone of the hours. */
  timeZone: string;
  hours: WeeklyHours[];
  timeOff: (Interval & { note: string })[];
  busyElsewhere: Interval[];
  /**
   * Times held for waitlist offers. The recipients are only on the waitlist's page, which records an audit
   * event.
   */
  held: PlacedVisit[];
}

interface JsonInterval {
  startsAt: string;
  endsAt: string;
}

/**
 * Returns what a therapist's calendar shows in a range besides visits, and what waits for them. One query.
 */
export async function loadPracticeFacts(
  { db, actor, now }: Acting,
  { startsAt, endsAt }: Interval,
): Promise<{ hours: PracticeHours; news: PracticeNews }> {
  const within = sql`starts_at < ${endsAt}::timestamptz AND ends_at > ${startsAt}::timestamptz`;
  const { timeZone, hours, timeOff, busyElsewhere, held, listed, licensed, ...news } = await db
    .selectFrom("therapistProfiles")
    .select(["timeZone", "listed", hoursOfTherapist.as("hours"), isLicensed(now()).as("licensed")])
    .select(
      sql<(JsonInterval & { note: string })[] | null>`(
        SELECT json_agg(json_build_object('startsAt', starts_at, 'endsAt', ends_at, 'note', note))
        FROM time_off WHERE time_off.therapist_id = therapist_profiles.user_id AND ${within})`.as("timeOff"),
    )
    .select(
      sql<JsonInterval[] | null>`(
        SELECT json_agg(json_build_object('startsAt', starts_at, 'endsAt', ends_at))
        FROM imported_busy_times AS busy WHERE busy.therapist_id = therapist_profiles.user_id AND ${within})`
        .as("busyElsewhere"),
    )
    .select(heldOffers({ startsAt, endsAt }, now()).as("held"))
    .select([
      requestsOfTherapist.as("careRequests"),
      visitRequests(now()).as("visitRequests"),
      openFlagsOfTherapist.as("openFlags"),
      failingCalendarsOfTherapist.as("failingCalendars"),
      nextLicenseEnd(now(), LICENSE_ENDS_SOON).as("licenseEnds"),
    ])
    .where("userId", "=", actor.userId)
    .executeTakeFirstOrThrow();
  return {
    hours: {
      timeZone,
      hours: hours ?? [],
      timeOff: (timeOff ?? []).map(({ note, ...off }) => ({ ...intervalOf(off), note })),
      busyElsewhere: (busyElsewhere ?? []).map(intervalOf),
      held: (held ?? []).map((offer) => ({ ...offer, ...intervalOf(offer) })),
    },
    news: {
      ...news,
      gaps: practiceGaps({ isListed: listed, isLicensed: Boolean(licensed), hasHours: hours !== null }),
    },
  };
}

/** Selects the current row's open waitlist offers. */
const heldOffers = ({ startsAt, endsAt }: Interval, now: Temporal.Instant) =>
  sql<(JsonInterval & Omit<PlacedVisit, keyof Interval>)[] | null>`(
    SELECT json_agg(json_build_object('startsAt', offer.starts_at, 'endsAt', offer.ends_at,
      'bufferBeforeMinutes', offer.buffer_before_minutes, 'bufferAfterMinutes', offer.buffer_after_minutes))
    FROM waitlist_offers AS offer
    WHERE offer.therapist_id = therapist_profiles.user_id AND offer.state = 'offered'
      AND offer.expires_at > ${now}::timestamptz
      AND offer.starts_at < ${endsAt}::timestamptz AND offer.ends_at > ${startsAt}::timestamptz)`;

/** Counts visit requests that the current row's therapist can still answer. */
const visitRequests = (now: Temporal.Instant) =>
  sql<number>`(SELECT count(*)::int4 FROM appointments AS asked
    WHERE asked.therapist_id = therapist_profiles.user_id AND asked.status = 'pending' AND NOT asked.is_offer
      AND asked.starts_at > ${now}::timestamptz)`;

const intervalOf = ({ startsAt, endsAt }: JsonInterval): Interval => ({
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
});
