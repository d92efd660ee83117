import { addDays, daysBetween, isoDate } from "./format.ts";
import { withQuery } from "./with_query.ts";

/**
 * A week of a therapist's free time as a page shows it, and the choice in it: plain data. Slots are RFC 3339
 * starts.
 */
export interface SlotView {
  /** The page's own path; its links add a query. */
  path: string;
  /** The type that the slots are for; null: the therapist's usual one. */
  typeId: string | null;
  /** The viewer's ward who is the patient; null: the viewer. */
  patientId: string | null;
  /** The viewer's zone, which divides the days (IANA). */
  timeZone: string;
  /** Set if the page was requested in another zone than the viewer's own; links keep it. */
  askedTimeZone?: string;
  /** Dates in that zone: today, and the last bookable day. */
  today: string;
  lastDay: string;
  /** The first displayed day. */
  from: string;
  /** The day whose slots are shown. */
  day: string;
  /** The free slots on the displayed days. */
  slots: readonly string[];
  /** The very first free slot. */
  nextFree: string | null;
  /** The chosen slot, on any day. */
  chosen: string | null;
}

export const DAYS_SHOWN = 7;

/** The ID of the form that changes the zone; fields elsewhere on the page join it with this. */
export const ZONE_FORM = "zone-form";

/** Returns the page's address with another view or choice. */
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

/** Returns the displayed days, each with its slots. */
export function daysShown({ from, slots, timeZone }: SlotView): { date: string; slots: string[] }[] {
  const days = Array.from(
    { length: DAYS_SHOWN },
    (_, index) => ({ date: addDays(from, index), slots: [] as string[] }),
  );
  for (const slot of slots) days[daysBetween(from, isoDate(slot, timeZone))]?.slots.push(slot);
  return days;
}

/** Whether the choice is no longer free, as far as the displayed days can tell. */
export function isGone({ from, today, slots, chosen, timeZone }: SlotView): boolean {
  if (!chosen || slots.some((slot) => isSame(slot, chosen))) return false;
  const date = isoDate(chosen, timeZone);
  return date < today || (date >= from && daysBetween(from, date) < DAYS_SHOWN);
}

/** Whether two texts name the same instant. */
export const isSame = (one: string, other: string | null): boolean =>
  other !== null && Date.parse(one) === Date.parse(other);

/** Returns that many slots nearest to an instant, in order of time. */
export function nearestTo(startsAt: string, slots: readonly string[], count: number): string[] {
  const distance = (slot: string) => Math.abs(Date.parse(slot) - Date.parse(startsAt));
  return [...slots].sort((a, b) => distance(a) - distance(b)).slice(0, count).sort();
}

/** Returns a week's default day: that of its first free slot, otherwise its first. */
export const firstFreeDay = (
  { from, slots, timeZone }: Pick<SlotView, "from" | "slots" | "timeZone">,
): string => slots.length > 0 ? isoDate(slots[0], timeZone) : from;
