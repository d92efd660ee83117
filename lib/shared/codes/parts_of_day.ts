/** The parts of the day that a patient can choose on the waitlist. Browser-safe. */
export const partsOfDay = ["morning", "afternoon", "evening"] as const;
export type PartOfDay = (typeof partsOfDay)[number];
