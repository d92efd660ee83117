/** How often a therapist requests a measure. Browser-safe. */
export const measureRepeats = ["once", "before_visits"] as const;
export type MeasureRepeats = (typeof measureRepeats)[number];
