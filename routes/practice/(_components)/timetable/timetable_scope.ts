/**
 * Where the timetable is laid out: a day everywhere, a week only with room. Elsewhere, and on paper, it is a
 * list.
 */
export type TimetableScope = "day" | "week";
