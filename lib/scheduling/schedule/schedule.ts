import type { Interval } from "../time/interval.ts";
import type { VisitLength } from "../time/visit_length.ts";

/**
 * Local hours on one weekday (1 = Monday), in minutes since midnight; past 1440 they extend into the next
 * day.
 */
export interface WeeklyHours {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** What a therapist offers. */
export interface Schedule extends VisitLength {
  therapistId: string;
  /** The zone of the hours. */
  timeZone: string;
  noticeMinutes: number;
  horizonDays: number;
  /**
   * When the therapist's license for the current patient ends: no visit begins then or later. Omitted: never.
   */
  licensedUntil?: Temporal.Instant | null;
  hours: WeeklyHours[];
  timeOff: Interval[];
}
