import assert from "node:assert/strict";
import { scheduleInput } from "../../lib/shared/schemas/schedule.ts";

type Range = readonly [weekday: number, startsAt: string, endsAt: string];

/** Returns the errors for these hours, after the index of their range. */
function said(...ranges: Range[]): string[] {
  const parsed = scheduleInput.safeParse({
    timeZone: "America/Denver",
    slotMinutes: 50,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    noticeMinutes: 0,
    horizonDays: 60,
    hours: ranges.map(([weekday, startsAt, endsAt]) => ({ weekday, startsAt, endsAt })),
    timeOff: [],
  });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${String(path[1])}: ${message}`);
}

const SAME_DAY = "This overlaps with other hours on the same day.";
const ANOTHER_DAY =
  "This overlaps with hours on another day. Hours that end earlier than they begin run into the next day.";

Deno.test("overlapping hours on one day are refused, adjoining ones are not", () => {
  assert.deepEqual(said([1, "09:00", "12:00"], [1, "11:55", "17:00"]), [`1: ${SAME_DAY}`]);
  assert.deepEqual(said([1, "09:00", "12:00"], [1, "09:00", "12:00"]), [`1: ${SAME_DAY}`]);
  assert.deepEqual(said([1, "09:00", "12:00"], [1, "12:00", "17:00"]), []);
});

Deno.test("an evening that mistakenly ends before it begins is refused where it overlaps the next day's hours", () => {
  assert.deepEqual(said([1, "18:00", "17:30"], [2, "09:00", "12:00"]), [`1: ${ANOTHER_DAY}`]);
  assert.deepEqual(said([2, "09:00", "12:00"], [1, "18:00", "17:30"]), [`1: ${ANOTHER_DAY}`]);
});

Deno.test("a night is accepted if the next day begins after it, also from Sunday into Monday", () => {
  assert.deepEqual(said([1, "22:00", "06:00"], [2, "06:00", "12:00"]), []);
  assert.deepEqual(said([1, "06:00", "12:00"], [7, "22:00", "06:00"]), []);
  assert.deepEqual(said([1, "05:55", "12:00"], [7, "22:00", "06:00"]), [`1: ${ANOTHER_DAY}`]);
  assert.deepEqual(said([1, "09:00", "24:00"], [2, "00:00", "09:00"]), []);
});
