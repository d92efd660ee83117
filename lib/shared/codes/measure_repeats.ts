/** How often a therapist asks for a measure. Browser-safe. */
export const measureRepeats = ["once", "before_visits"] as const;
export type MeasureRepeats = (typeof measureRepeats)[number];
