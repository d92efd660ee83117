/**
 * The status of an account. A `ward` is a minor for whom guardians act and who cannot sign in. Browser-safe.
 */
const userStatuses = ["active", "suspended", "deleted", "ward"] as const;
export type UserStatus = (typeof userStatuses)[number];
