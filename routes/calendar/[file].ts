import { HttpError } from "fresh";
import { taggedResponse } from "../../lib/http/tagged_response.ts";
import { define } from "../../lib/site/define.ts";
import { readFeed } from "../../lib/scheduling/calendars/feed/read_feed.ts";
import { tooManyRefusals } from "../../lib/auth/limits/too_many_refusals.ts";
import { wordRefusal } from "../../lib/shared/refusal.ts";

/** The form that calendar programs prefer: the secret, with a file extension. */
const FILE = /^([a-z0-9]{32})\.ics$/;

export const handler = define.handlers({
  async GET(ctx) {
    const [, secret] = FILE.exec(ctx.params.file ?? "") ?? [];
    if (!secret) throw new HttpError(404);
    const result = await readFeed(ctx.state, secret);
    switch (result.kind) {
      case "read":
        return taggedResponse(ctx.req, result.content, {
          "content-type": "text/calendar; charset=utf-8",
          "content-disposition": 'inline; filename="bloom.ics"',
          // A calendar program asks again each time, and gets the file only if it has changed.
          "cache-control": "private, no-cache",
        });
      case "not_found":
        throw new HttpError(404);
      case "too_many": {
        const { sentence, ...init } = wordRefusal(tooManyRefusals, result);
        return new Response(sentence, init);
      }
    }
  },
});
