/** What an account can do: `ward` is a minor for whom guardians act, and who has no way in. Browser-safe. */
const userStatuses = ["active", "suspended", "deleted", "ward"] as const;
export type UserStatus = (typeof userStatuses)[number];
