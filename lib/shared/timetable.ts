/** A place in a timetable: steps of five minutes from its top. */
export interface Span {
  from: number;
  steps: number;
}

/** The classes that give a thing its place there (components/timetable_rules.ts). */
export function slotClass({ from, steps }: Span): string {
  return `slot at${Math.floor(from / 12)} on${from % 12} for${Math.floor(steps / 12)} and${steps % 12}`;
}

/** Of a link that takes up the whole of the box that it stands in (components/timetable_rules.ts). */
export const WHOLE = "whole";

/** "9 AM". */
export const formatHour = (hour: number): string => `${hour % 12 || 12} ${hour < 12 ? "AM" : "PM"}`;
