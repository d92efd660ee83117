import type { Span } from "../../../../lib/shared/timetable.ts";
import type { TimetableEntry } from "./TimetableItem.tsx";

/** The content of one day of a timetable. */
export interface TimetableDayProps {
  date: { toString(): string };
  isToday: boolean;
  items: readonly TimetableEntry[];
  open: readonly Span[];
  buffers: readonly Span[];
  absent: readonly Span[];
  now: number | null;
  clocks: "go_forward" | "go_back" | null;
}
