import { actingAs } from "../../../../lib/auth/access.ts";
import { define } from "../../../../lib/http/define.ts";
import { sendAllAgain } from "../../../../lib/jobs/mail_log/send_again.ts";

export const handler = define.handlers({
  async POST(ctx) {
    return Response.json({ count: await sendAllAgain(actingAs(ctx)) }, { status: 202 });
  },
});
