/** How a patient and a therapist stand to each other. Browser-safe. */
export const careStatuses = ["requested", "active", "declined", "finished"] as const;
export type CareStatus = (typeof careStatuses)[number];
