/** The status of a request for a measure. Browser-safe. */
export const measureRequestStatuses = ["open", "answered", "stopped"] as const;
export type MeasureRequestStatus = (typeof measureRequestStatuses)[number];
