import type { Acting } from "../../practice.ts";
import type { AppointmentView } from "../appointments/appointment_view.ts";
import { listPracticeAppointments } from "../appointments/list_practice_appointments.ts";
import type { Interval } from "../time/interval.ts";
import { USUAL_TYPE } from "../schedule/appointment_type.ts";
import { type HourRow, rowsOf, wholeDay } from "./hour_rows.ts";
import { hoursShown } from "./hours_shown.ts";
import { layOutDay, type TimetableDay } from "./lay_out_day.ts";
import { openHours } from "./open_hours.ts";
import { loadPracticeFacts, type PracticeNews } from "./practice_facts.ts";

type CalendarScope = "day" | "week";

/** A therapist's day or week, in their own zone. */
interface PracticeCalendar {
  scope: CalendarScope;
  timeZone: string;
  /** The hours from top to bottom. */
  rows: HourRow[];
  days: TimetableDay<AppointmentView>[];
  /** A day in the ranges before and after, for links; `isCurrent` if today is visible. */
  before: Temporal.PlainDate;
  after: Temporal.PlainDate;
  today: Temporal.PlainDate;
  isCurrent: boolean;
  news: PracticeNews;
}

/**
 * Returns the acting therapist's calendar for this day, or for Monday to Sunday of its week. Three queries,
 * however long the practice has been open.
 */
export async function findPracticeCalendar(
  acting: Acting,
  { scope, day }: { scope: CalendarScope; day: Temporal.PlainDate },
): Promise<PracticeCalendar> {
  const { timeZone } = acting.actor;
  const dates = scope === "day" ? [day] : weekOf(day);
  const frame: Interval = {
    startsAt: wholeDay(dates[0], timeZone).startsAt,
    endsAt: wholeDay(dates[dates.length - 1], timeZone).endsAt,
  };
  const found = await listPracticeAppointments(acting, { from: frame.startsAt, until: frame.endsAt });
  // The usual type's name is omitted.
  const visits = found.map((visit) => visit.type === USUAL_TYPE ? { ...visit, type: "" } : visit);
  const { hours, news } = await loadPracticeFacts(acting, frame);
  const open = openHours(hours, frame);
  const { timeOff, busyElsewhere, held } = hours;
  const shown = hoursShown(dates, timeZone, {
    whole: [...open, ...visits, ...held],
    blocked: [...timeOff, ...busyElsewhere],
  });
  const rows = rowsOf(dates, timeZone, shown);
  const parts = { timeZone, now: acting.now(), visits, open, timeOff, busyElsewhere, held };
  const days = dates.map((date) => layOutDay(date, rows, parts));
  const step = { days: dates.length };
  return {
    scope,
    timeZone,
    rows,
    days,
    before: dates[0].subtract(step),
    after: dates[0].add(step),
    today: acting.now().toZonedDateTimeISO(timeZone).toPlainDate(),
    isCurrent: days.some(({ isToday }) => isToday),
    news,
  };
}

const weekOf = (day: Temporal.PlainDate) =>
  Array.from({ length: 7 }, (_, index) => day.add({ days: index + 1 - day.dayOfWeek }));
