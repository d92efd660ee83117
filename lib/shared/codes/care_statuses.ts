/** The status of the relationship between a patient and a therapist. Browser-safe. */
export const careStatuses = ["requested", "active", "declined", "finished"] as const;
export type CareStatus = (typeof careStatuses)[number];
