/** Where the shape of a timetable is seen: a day's everywhere, a week's where there is room. Elsewhere, and on paper, it is a list. */
export type TimetableScope = "day" | "week";
