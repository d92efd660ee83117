/** Whether a therapist takes new patients. Browser-safe. */
export const accepting = ["yes", "waiting_list", "no"] as const;
export type Accepting = (typeof accepting)[number];
