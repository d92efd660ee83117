import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readQuery } from "../../../../lib/http/json.ts";
import { requireCursor } from "../../../../lib/http/require_cursor.ts";
import { listMails, loggedMailJson } from "../../../../lib/jobs/mail_log/list_mails.ts";
import { mailLogQuery } from "../../../../lib/shared/schemas/mail_log.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const query = readQuery(ctx.url, mailLogQuery);
    requireCursor(query.cursor);
    const { items, nextCursor } = await listMails(acting, query);
    return Response.json({ items: items.map(loggedMailJson), nextCursor });
  },
});
