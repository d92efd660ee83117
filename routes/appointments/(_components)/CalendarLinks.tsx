import { googleCalendarLink, outlookLink } from "../../../lib/shared/calendar_links.ts";
import type { Moment } from "../../../lib/shared/format.ts";

/** Links that add a visit to web calendars, which learn its time and nothing else. */
export function CalendarLinks(visit: { startsAt: Moment; endsAt: Moment }) {
  const to = { rel: "noopener noreferrer" };
  return (
    <p class="text-soft">
      Or add it to <a href={googleCalendarLink(visit)} {...to}>Google Calendar</a> or{" "}
      <a href={outlookLink(visit)} {...to}>Outlook</a>. They see only the time and the title “Bloom visit”.
    </p>
  );
}
