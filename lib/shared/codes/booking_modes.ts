/** Whether a booking is confirmed immediately or waits for the therapist's answer. Browser-safe. */
export const bookingModes = ["instant", "request"] as const;
export type BookingMode = (typeof bookingModes)[number];
