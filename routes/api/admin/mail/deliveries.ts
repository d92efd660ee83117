import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { sendAllAgain } from "../../../../lib/jobs/mail_log/send_again.ts";

export const handler = define.api({
  POST: {
    tag: "Service",
    summary: "Send all failed emails again",
    answer: {
      status: 202,
      description: "How many emails are back in the queue, at most 500.",
      body: named("Deliveries", z.object({ count: z.int() })),
    },
    handle: async ({ acting }) => ({ count: await sendAllAgain(acting) }),
  },
});
