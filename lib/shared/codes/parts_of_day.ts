/** The parts of a day that a patient can wait for. Browser-safe. */
export const partsOfDay = ["morning", "afternoon", "evening"] as const;
export type PartOfDay = (typeof partsOfDay)[number];
