import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { sendAgain } from "../../../../../lib/jobs/mail_log/send_again.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { kind } = await sendAgain(actingAs(ctx), idFrom(ctx.params));
    switch (kind) {
      case "waiting":
        return new Response(null, { status: 202 });
      case "not_found":
        throw new Problem(404, "There is no such mail.");
      case "not_dead":
        throw new Problem(409, "It was not given up: it waits, or has been delivered.", { code: kind });
    }
  },
});
