import { z } from "zod";
import { mailStatuses } from "../codes/mail_statuses.ts";
import { pageLimit } from "./page_limit.ts";

/** Which of the practice's mails to show: given up, waiting for their turn or another try, settled lately. */
export const mailLists = ["dead", "waiting", "delivered"] as const;
export type MailList = (typeof mailLists)[number];

export const mailLogQuery = z.strictObject({
  list: z.enum(mailLists, "There is no such list.").default("dead"),
  limit: pageLimit(25, 100),
  cursor: z.string().max(200).optional(),
});

/** A mail as the practice's log has it; nothing of what it says. */
export const loggedMailJson = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  userId: z.uuid().nullable(),
  maskedAddress: z.string(),
  status: z.enum(mailStatuses),
  attempts: z.int(),
  lastFailure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type LoggedMailJson = z.output<typeof loggedMailJson>;

/** One mail to send again; left out: all that were given up. */
export const sendAgainForm = z.object({ mail: z.uuid("There is no such mail.").optional() });
