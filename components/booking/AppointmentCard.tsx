import { formatClock, formatDate, type Moment, toDate } from "../../lib/shared/format.ts";
import { Card } from "../page/Card.tsx";

interface AppointmentCardProps {
  href: string;
  startsAt: Moment;
  endsAt: Moment;
  /** The reader's IANA zone. */
  timeZone: string;
  /** The current time, to omit the year. */
  now: Moment;
  /** The other person's name. */
  withWhom: string;
  /** The wards whose visit it is, if the reader is their guardian. */
  forWhom?: string | null;
  /** The status, if it is worth mentioning. */
  status: string | null;
}

/** One appointment in a list, as one link. */
export function AppointmentCard(
  { href, startsAt, endsAt, timeZone, now, withWhom, forWhom, status }: AppointmentCardProps,
) {
  return (
    <Card as="li">
      <a href={href} class="block text-lg font-semibold">
        <time dateTime={toDate(startsAt).toISOString()}>
          {formatDate(startsAt, timeZone, now)}, {formatClock(startsAt, timeZone)} –{" "}
          {formatClock(endsAt, timeZone)}
        </time>
      </a>
      <p class="text-soft">
        With <bdi>{withWhom}</bdi>
        {forWhom ? `, for ${forWhom}` : null}
        {status ? ` · ${status}` : null}
      </p>
    </Card>
  );
}
