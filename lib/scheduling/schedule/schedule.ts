import type { Interval } from "../time/interval.ts";
import type { VisitLength } from "../time/visit_length.ts";

/** Wall-clock hours on one weekday (1 = Monday), in minutes since midnight; past 1440 they run into the next day. */
export interface WeeklyHours {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** What a therapist offers. */
export interface Schedule extends VisitLength {
  therapistId: string;
  /** The zone in which the hours are meant. */
  timeZone: string;
  noticeMinutes: number;
  horizonDays: number;
  /** When the therapist's license for the patient at hand ends: no visit begins then or later. Left out: never. */
  licensedUntil?: Temporal.Instant | null;
  hours: WeeklyHours[];
  timeOff: Interval[];
}
