import type { ScheduleInput } from "./schemas/schedule.ts";

type AsText<Input> = { [Field in keyof Input]-?: string };

/** A schedule as its form holds it: text, complete or not. */
export interface ScheduleDraft extends AsText<Omit<ScheduleInput, "noticeMinutes" | "hours" | "timeOff">> {
  version: string;
  /** What the form held when its page was first rendered (form_was.ts). */
  was?: string;
  noticeHours: string;
  /** By weekday, in the order of the form. */
  hours: { weekday: number; startsAt: string; endsAt: string }[];
  timeOff: AsText<ScheduleInput["timeOff"][number]>[];
}

/** ISO weekdays: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Returns the name of an ISO weekday; empty for any other number. */
export const weekdayName = (weekday: number): string => names[weekday - 1] ?? "";
