import { z } from "zod";
import type { Practice } from "../practice.ts";

const mail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  calendar: z.strictObject({
    method: z.enum(["PUBLISH", "REQUEST", "CANCEL"]),
    content: z.string(),
  }).optional(),
});

/** Sends a mail. Its ID is the job's, so that a second delivery can be recognized. */
export async function deliverMail(
  { mailer }: Pick<Practice, "mailer">,
  { id, payload }: { id: string; payload: unknown },
): Promise<void> {
  await mailer.deliver({ ...mail.parse(payload), id });
}
