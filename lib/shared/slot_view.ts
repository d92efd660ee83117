import { addDays, daysBetween, isoDate } from "./format.ts";
import { withQuery } from "./paths.ts";

/** A week of somebody's free time as a page shows it, and what was chosen of it: plain data. Slots are RFC 3339 starts. */
export interface SlotView {
  /** The page's own path; its links are this with a query. */
  path: string;
  /** The kind of visit that the slots are for; null: the therapist's usual one. */
  typeId: string | null;
  /** For which of the viewer's wards they are; null: the viewer. */
  patientId: string | null;
  /** The viewer's zone, which parts the days (IANA). */
  timeZone: string;
  /** Set when the page was asked for in another zone than the viewer's own; links keep it. */
  askedTimeZone?: string;
  /** Dates in that zone: today, and the last day on which something can be free. */
  today: string;
  lastDay: string;
  /** The first of the days shown. */
  from: string;
  /** The day whose slots are shown. */
  day: string;
  /** What is free on the days shown. */
  slots: readonly string[];
  /** The first free slot of all. */
  nextFree: string | null;
  /** The slot chosen, on whichever day. */
  chosen: string | null;
}

export const DAYS_SHOWN = 7;

/** The id of the form that shows another zone; what stands elsewhere on the page joins it by this. */
export const ZONE_FORM = "time-zone-form";

/** The address of the page with something else shown or chosen. */
export function slotLink(
  view: SlotView,
  { from, day, chosen, typeId, patientId }: Partial<SlotView> = {},
): string {
  return withQuery(view.path, {
    patient: (patientId === undefined ? view.patientId : patientId) ?? undefined,
    type: (typeId === undefined ? view.typeId : typeId) ?? undefined,
    from: from ?? view.from,
    day: day ?? view.day,
    startsAt: (chosen === undefined ? view.chosen : chosen) ?? undefined,
    timeZone: view.askedTimeZone,
  });
}

/** The days shown, each with its slots. */
export function daysShown({ from, slots, timeZone }: SlotView): { date: string; slots: string[] }[] {
  const days = Array.from(
    { length: DAYS_SHOWN },
    (_, index) => ({ date: addDays(from, index), slots: [] as string[] }),
  );
  for (const slot of slots) days[daysBetween(from, isoDate(slot, timeZone))]?.slots.push(slot);
  return days;
}

/** Whether what was chosen is no longer free, as far as the days shown can tell. */
export function isGone({ from, today, slots, chosen, timeZone }: SlotView): boolean {
  if (!chosen || slots.some((slot) => isSame(slot, chosen))) return false;
  const date = isoDate(chosen, timeZone);
  return date < today || (date >= from && daysBetween(from, date) < DAYS_SHOWN);
}

/** Whether two texts name one moment. */
export const isSame = (one: string, other: string | null): boolean =>
  other !== null && Date.parse(one) === Date.parse(other);

/** The so many slots that are nearest to a moment, in order of time. */
export function nearestTo(startsAt: string, slots: readonly string[], count: number): string[] {
  const distance = (slot: string) => Math.abs(Date.parse(slot) - Date.parse(startsAt));
  return [...slots].sort((a, b) => distance(a) - distance(b)).slice(0, count).sort();
}

/** The day to show of a week when none was asked for: that of the first free slot, else the week's first. */
export const firstFreeDay = (
  { from, slots, timeZone }: Pick<SlotView, "from" | "slots" | "timeZone">,
): string => slots.length > 0 ? isoDate(slots[0], timeZone) : from;
