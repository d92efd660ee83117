import { z } from "zod";
import { timeZone } from "./auth.ts";
import { plainDate } from "./slots.ts";

/** Everything bookable is on a grid of five minutes (docs/adr/0002-booked-time.md). */
const GRID = 5;
const DAY = 24 * 60;
const onGrid = (minutes: number) => minutes % GRID === 0;

const CLOCK = "Enter a time such as 09:30.";
/** A time of day on the grid of five minutes, as clocks show it. */
export const clock = z.string(CLOCK).regex(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK)
  .refine((text) => onGrid(Number(text.slice(3))), "Enter a time that is a multiple of five minutes.");

/** A whole number of minutes, by default on the grid of five. */
export const minutes = (label: string, least: number, most: number, grid = true) =>
  z.int(`Enter the ${label} in whole minutes.`)
    .min(least, `The ${label} must be at least ${least} minutes.`)
    .max(most, `The ${label} can be at most ${most} minutes.`)
    .refine((value) => !grid || onGrid(value), `The ${label} must be a multiple of five minutes.`);

/** A range on one weekday. An end that is not after the start is on the next day; 24:00 is midnight. */
const weeklyRange = z.strictObject({
  weekday: z.int("Use a weekday from 1 (Monday) to 7 (Sunday).").min(1, "1 is Monday.").max(
    7,
    "7 is Sunday.",
  ),
  startsAt: clock,
  endsAt: z.union([z.literal("24:00"), clock], CLOCK),
}).refine(({ startsAt, endsAt }) => startsAt !== endsAt, {
  path: ["endsAt"],
  message: "The end must be different from the start.",
});

/** Days off, or hours off with times. They keep their own zone, even if the schedule's changes. */
const timeOff = z.strictObject({
  startsOn: plainDate,
  startsAt: clock.optional(),
  endsOn: plainDate,
  endsAt: clock.optional(),
  timeZone: timeZone.optional(),
  note: z.string().trim().max(200, "Use at most 200 characters.").default(""),
}).refine((off) => `${off.startsOn}${off.startsAt ?? "00:00"}` < `${off.endsOn}${off.endsAt ?? "24:00"}`, {
  path: ["endsOn"],
  message: "Time off must end after it begins.",
});

/**
 * A therapist's whole schedule; the body of `PUT /api/practice/schedule` without its instructions for saving.
 */
export const scheduleInput = z.strictObject({
  timeZone,
  slotMinutes: minutes("length of a visit", 15, 240),
  bufferBeforeMinutes: minutes("time kept free before", 0, 120),
  bufferAfterMinutes: minutes("time kept free after", 0, 120),
  noticeMinutes: minutes("notice", 0, 43_200, false),
  horizonDays: z.int("Enter a whole number of days.").min(1, "Enter at least 1 day.")
    .max(180, "Enter at most 180 days."),
  hours: z.array(weeklyRange).max(70, "That's too many time ranges for one week."),
  timeOff: z.array(timeOff).max(100, "You can add at most 100 entries of time off."),
}).superRefine(({ hours }, context) => {
  hours.forEach((range, index) => {
    const other = hours.slice(0, index).find((other) => rangesOverlap(range, other));
    if (!other) return;
    context.addIssue({
      code: "custom",
      path: ["hours", index, "startsAt"],
      message: other.weekday === range.weekday
        ? "This overlaps with other hours on the same day."
        : "This overlaps with hours on another day. Hours that end earlier than they begin run into the next day.",
    });
  });
});
export type ScheduleInput = z.output<typeof scheduleInput>;
type WeeklyRange = ScheduleInput["hours"][number];

/** The body of `PUT /api/practice/schedule`. */
export const scheduleBody = scheduleInput.safeExtend({
  /** The version that was read; another one means that the schedule changed in the meantime. */
  version: z.int("Send the version that you read."),
  /** Save although booked appointments are outside the new hours; they stay unchanged. */
  acceptConflicts: z.boolean().default(false),
});

/** The schedule as the API returns it. */
export const scheduleOutput = z.object({
  ...scheduleInput.shape,
  timeOff: z.array(z.object({ ...timeOff.shape, timeZone: z.string(), note: z.string() })),
  version: z.int(),
});
export type ScheduleJson = z.output<typeof scheduleOutput>;

/** Returns a range's minutes since its day's midnight; past 1440 it extends into the next day. */
export function rangeMinutes({ startsAt, endsAt }: Pick<WeeklyRange, "startsAt" | "endsAt">) {
  const startsMinute = minuteOf(startsAt);
  const end = minuteOf(endsAt);
  return { startsMinute, endsMinute: end > startsMinute ? end : end + DAY };
}

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Whether two ranges overlap, also past midnight and from Sunday into Monday. */
function rangesOverlap(a: WeeklyRange, b: WeeklyRange): boolean {
  const [first, second] = [a, b].map((range) => {
    const { startsMinute, endsMinute } = rangeMinutes(range);
    const start = (range.weekday - 1) * DAY + startsMinute;
    return { start, length: endsMinute - startsMinute };
  });
  const later = (from: number, to: number) => (to - from + 7 * DAY) % (7 * DAY);
  return later(first.start, second.start) < first.length || later(second.start, first.start) < second.length;
}
