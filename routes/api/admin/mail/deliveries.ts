import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { sendAllAgain } from "../../../../lib/jobs/mail_log/send_again.ts";

export const handler = define.handlers({
  async POST(ctx) {
    return Response.json({ count: await sendAllAgain(actingAs(ctx)) }, { status: 202 });
  },
});
