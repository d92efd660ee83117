import type { Hours } from "./factories/therapist.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * Parses weekly hours as on a sign on a door: `week("Mon-Thu 9:00-12:00 13:00-17:00", "Sat 8:00-11:30")`. A
 * range that ends before it starts runs past midnight.
 */
export function week(...lines: string[]): Hours[] {
  return lines.flatMap((line) => {
    const [days, ...ranges] = line.split(" ");
    return weekdays(days).flatMap((weekday) => ranges.map((range) => ({ weekday, ...minutes(range) })));
  });
}

function weekdays(days: string): number[] {
  return days.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map((day) => WEEKDAYS.indexOf(day) + 1);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function minutes(range: string): { startsMinute: number; endsMinute: number } {
  const [startsMinute, ends] = range.split("-").map((time) => {
    const [hour, minute] = time.split(":").map(Number);
    return hour * 60 + minute;
  });
  return { startsMinute, endsMinute: ends > startsMinute ? ends : ends + 24 * 60 };
}
