/** A place in a timetable: steps of five minutes from its top. */
export interface Span {
  from: number;
  steps: number;
}

/** Returns the classes for an element's place (components/timetable_rules.ts). */
export function slotClass({ from, steps }: Span): string {
  return `slot at${Math.floor(from / 12)} on${from % 12} for${Math.floor(steps / 12)} and${steps % 12}`;
}

/** The class of a link that fills its box (components/timetable_rules.ts). */
export const WHOLE = "whole";

/** "9 AM". */
export const formatHour = (hour: number): string => `${hour % 12 || 12} ${hour < 12 ? "AM" : "PM"}`;
