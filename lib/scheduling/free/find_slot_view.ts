import type { Caller } from "../../practice.ts";
import { DAYS_SHOWN, firstFreeDay, type SlotView } from "../../shared/slot_view.ts";
import { slotDays } from "./find_slots.ts";
import { loadOffer, type Moving, type SlotTherapist } from "./load_offer.ts";
import type { OfferedType } from "../schedule/appointment_type.ts";
import { nextSlot } from "./slots.ts";
import type { Schedule } from "../schedule/schedule.ts";

/** A request for a page of free slots: its unvalidated query, and the viewer's zones. */
interface SlotViewQuestion {
  therapistId: string;
  /** The page's own path. */
  path: string;
  query: URLSearchParams;
  /** The zone that the page shows. */
  timeZone: string;
  /** The viewer's own zone, the default. */
  ownTimeZone: string;
  /** The viewer's ward who is the patient. */
  patientId?: string;
  moving?: Moving;
}

interface FoundSlotView {
  view: SlotView;
  therapist: SlotTherapist;
  type: OfferedType | null;
  schedule: Schedule;
}

/**
 * Finds the week of slots that the query asks for: `from`, `day`, `startsAt`, `type`. Missing or invalid
 * parameters follow from the others: the week from the day, the day from the chosen slot or otherwise the
 * first free one. Null if the therapist takes no bookings. Two queries.
 */
export async function findSlotView(
  caller: Caller,
  question: SlotViewQuestion,
): Promise<FoundSlotView | null> {
  const { therapistId, query, timeZone, patientId, moving } = question;
  const today = dateOf(caller.now(), timeZone);
  const chosen = readInstant(query.get("startsAt"));
  const askedDay = readDate(query.get("day"));
  const askedFrom = readDate(query.get("from"));
  const day = askedDay ?? (askedFrom ? null : chosen && dateOf(chosen, timeZone));
  const offer = await loadOffer(caller, therapistId, { typeId: query.get("type"), patientId, moving });
  if (!offer) return null;
  const { schedule, therapist, type, busy } = offer;
  const now = caller.now();
  const nextFree = nextSlot(schedule, busy, now)?.startsAt ?? null;
  const week = (from: Temporal.PlainDate) => slotDays(offer, { from, days: DAYS_SHOWN, timeZone }, now);

  let from = weekWith(day ?? askedFrom ?? today, askedFrom, today);
  let days = week(from);
  const isOpen = !day && !askedFrom && days.every(({ slots }) => slots.length === 0);
  if (isOpen && nextFree) {
    from = weekWith(dateOf(nextFree, timeZone), null, today);
    days = week(from);
  }

  const slots = days.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt.toString()));
  const shown = { from: from.toString(), slots, timeZone };
  const view: SlotView = {
    ...shown,
    path: question.path,
    typeId: type?.id ?? null,
    patientId: patientId ?? null,
    askedTimeZone: timeZone === question.ownTimeZone ? undefined : timeZone,
    today: today.toString(),
    // One day more, because it may still be the day before in the therapist's zone.
    lastDay: today.add({ days: schedule.horizonDays + 1 }).toString(),
    day: dayShown(day, chosen && dateOf(chosen, timeZone), from)?.toString() ?? firstFreeDay(shown),
    nextFree: nextFree && nextFree.toString(),
    chosen: chosen && chosen.toString(),
  };
  return { view, therapist, type, schedule };
}

/**
 * Returns the first day of the week to show, so that it contains the day: the requested one if possible,
 * never in the past.
 */
function weekWith(
  day: Temporal.PlainDate,
  asked: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const isIn = asked && daysFrom(asked, day) >= 0 && daysFrom(asked, day) < DAYS_SHOWN;
  if (isIn && daysFrom(today, asked) >= 0) return asked;
  const ahead = Math.max(0, daysFrom(today, day));
  return today.add({ days: ahead - ahead % DAYS_SHOWN });
}

/** Returns the requested day, otherwise the chosen slot's, if it is in the week. */
function dayShown(
  asked: Temporal.PlainDate | null,
  ofChosen: Temporal.PlainDate | null,
  from: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const isIn = (date: Temporal.PlainDate | null) =>
    date !== null && daysFrom(from, date) >= 0 && daysFrom(from, date) < DAYS_SHOWN;
  return [asked, ofChosen].find(isIn) ?? null;
}

const daysFrom = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  from.until(to, { largestUnit: "days" }).days;
const dateOf = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).toPlainDate();

/** Returns a plausible date, or null. */
function readDate(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

/** Returns an instant of this century, or null. */
function readInstant(text: string | null): Temporal.Instant | null {
  if (!text || !/^20\d\d-[\dT:.Z+-]{10,40}$/.test(text)) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
