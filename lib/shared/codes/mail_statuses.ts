/** The status of a mail. `dropped`: it was no longer needed when its turn came. Browser-safe. */
export const mailStatuses = ["waiting", "delivered", "dropped", "dead"] as const;
export type MailStatus = (typeof mailStatuses)[number];
