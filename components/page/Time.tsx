import {
  formatClock,
  formatDate,
  formatDateTime,
  formatDay,
  type Moment,
  toDate,
  zoneName,
} from "../../lib/shared/format.ts";

interface TimeProps {
  at: Moment;
  /** The reader's IANA zone. */
  timeZone: string;
  /**
   * "dateTime" (default): Tuesday, November 24 at 9:30 AM. "date": without the time. "day": Tue, Nov 24.
   * "time": 9:30 AM.
   */
  show?: "dateTime" | "date" | "day" | "time";
  /** Adds the zone's name. */
  zone?: boolean;
}

const formats = { dateTime: formatDateTime, date: formatDate, day: formatDay, time: formatClock };

/** A moment in the reader's zone, also machine-readable. */
export function Time({ at, timeZone, show = "dateTime", zone }: TimeProps) {
  return (
    <time dateTime={toDate(at).toISOString()}>
      {formats[show](at, timeZone)}
      {zone ? ` (${zoneName(timeZone)})` : null}
    </time>
  );
}
