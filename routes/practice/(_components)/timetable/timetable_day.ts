import type { Span } from "../../../../lib/shared/timetable.ts";
import type { TimetableEntry } from "./TimetableItem.tsx";

/** What one day of a timetable holds. */
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
