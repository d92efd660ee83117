import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { requireCursor } from "../../../../lib/http/require_cursor.ts";
import { listMails } from "../../../../lib/jobs/mail_log/list_mails.ts";
import { loggedMailJson, mailLogQuery } from "../../../../lib/shared/schemas/mail_log.ts";

export const handler = define.api({
  GET: {
    tag: "Service",
    summary: "List the practice's emails",
    description: "Recipients, times and outcomes for the last 90 days, but never an email's content.",
    query: mailLogQuery,
    answer: {
      description: "A page of the chosen list, the latest change first. Default: failed emails.",
      body: named("Mails", z.object({ items: z.array(loggedMailJson), nextCursor: z.string().nullable() })),
    },
    async handle({ acting, query }) {
      requireCursor(query.cursor);
      const { items, nextCursor } = await listMails(acting, query);
      return { items, nextCursor };
    },
  },
});
