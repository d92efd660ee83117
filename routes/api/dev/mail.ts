import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { mailboxFolder } from "../../../lib/outside/mail/open_mailer.ts";
import { readMailbox } from "../../../lib/outside/mail/mailbox.ts";
import { notFoundProblem } from "../../../lib/http/refusal_problem.ts";
import { notFound } from "../../../lib/shared/refusal.ts";

const keptMail = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  calendar: z.object({ method: z.enum(["PUBLISH", "REQUEST", "CANCEL"]), content: z.string() }).optional(),
  at: z.iso.datetime(),
});

export const handler = define.api({
  /** The mailbox exists only in local, because mail contains codes. */
  GET: {
    tag: "Service",
    summary: "List the emails that a local Bloom has sent",
    description: "This exists only where Bloom sends email to the local mailbox.",
    answer: {
      description: "The emails, the newest first.",
      body: named("Mailbox", z.object({ items: z.array(keptMail) })),
    },
    problems: { not_found: notFound },
    async handle({ caller: { config } }) {
      if (config.environment !== "local") throw notFoundProblem();
      return { items: await readMailbox(mailboxFolder(config)) };
    },
  },
});
