import type { TimetableDay } from "../../../../lib/scheduling/timetable/lay_out_day.ts";
import type { TimetableVisitFacts } from "./TimetableVisit.tsx";

/** The content of one day of a timetable. */
export type TimetableDayProps = Omit<TimetableDay<TimetableVisitFacts>, "beginnings">;

/** An item in a day's list. */
export type TimetableEntry = TimetableDayProps["items"][number];
