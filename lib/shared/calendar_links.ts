import { type Moment, toDate } from "./format.ts";

interface Visit {
  startsAt: Moment;
  endsAt: Moment;
}

/** What other sites learn about a visit besides its time. */
const TITLE = "Bloom visit";

/** Returns Google Calendar's form for a new event, with the time filled in. */
export function googleCalendarLink({ startsAt, endsAt }: Visit): string {
  const dates = `${basic(startsAt)}/${basic(endsAt)}`;
  return `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: "TEMPLATE",
    text: TITLE,
    dates,
  })}`;
}

/** Returns the same form in Outlook on the web. */
export function outlookLink({ startsAt, endsAt }: Visit): string {
  const query = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: TITLE,
    startdt: extended(startsAt),
    enddt: extended(endsAt),
  });
  // Outlook shows a plus sign where other sites read a space.
  return `https://outlook.live.com/calendar/0/deeplink/compose?${String(query).replaceAll("+", "%20")}`;
}

/** "2026-03-04T17:00:00Z": ISO 8601 in UTC, in whole seconds. */
const extended = (at: Moment) => toDate(at).toISOString().replace(/\.\d+/, "");
/** "20260304T170000Z". */
const basic = (at: Moment) => extended(at).replace(/[-:]/g, "");
