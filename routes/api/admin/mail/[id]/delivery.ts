import { define } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { sendAgain } from "../../../../../lib/jobs/mail_log/send_again.ts";

export const handler = define.api({
  POST: {
    tag: "Service",
    summary: "Send a mail again that was given up",
    answer: { status: 202, description: "The mail is back in the queue." },
    problems: { 409: "`not_dead`: It was not given up: it is waiting, or has been delivered." },
    async handle({ acting, params }) {
      const { kind } = await sendAgain(acting, params.id);
      switch (kind) {
        case "waiting":
          return;
        case "not_found":
          throw new Problem(404, "There is no such mail.");
        case "not_dead":
          throw new Problem(409, "It was not given up: it waits, or has been delivered.", { code: kind });
      }
    },
  },
});
