import { z } from "zod";
import { mailStatuses } from "../codes/mail_statuses.ts";
import { pageLimit } from "./page_limit.ts";
import { instant } from "./moments.ts";

/**
 * Which of the practice's mails to list: those that failed, those waiting for their turn or a retry, or those
 * settled recently.
 */
export const mailLists = ["dead", "waiting", "delivered"] as const;
export type MailList = (typeof mailLists)[number];

export const mailLogQuery = z.strictObject({
  list: z.enum(mailLists, "This list doesn't exist.").default("dead"),
  limit: pageLimit(25, 100),
  cursor: z.string().max(200).optional(),
});

/** A mail in the practice's log, without its content. */
export const loggedMailJson = z.object({
  id: z.uuid(),
  kind: z.string(),
  userId: z.uuid().nullable(),
  maskedAddress: z.string(),
  status: z.enum(mailStatuses),
  attempts: z.int(),
  lastFailure: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  nextAttemptAt: instant.nullable(),
});
export type LoggedMailOutput = z.output<typeof loggedMailJson>;

/** The mail to send again; default: every dead one. */
export const sendAgainForm = z.object({ mail: z.uuid("We can't find this email.").optional() });
