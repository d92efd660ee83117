/** Whether a therapist takes new patients; `waiting_list` is their new-patient list. Browser-safe. */
export const accepting = ["yes", "waiting_list", "no"] as const;
export type Accepting = (typeof accepting)[number];
