/** The roles of accounts. Browser-safe. */
export const roles = ["patient", "therapist", "admin"] as const;
export type Role = (typeof roles)[number];
