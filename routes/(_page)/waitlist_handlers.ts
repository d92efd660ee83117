import { type Context, HttpError, page } from "fresh";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import type { State } from "../../lib/site/state.ts";
import * as paths from "../../lib/shared/paths.ts";
import { postWaitlistForm, waitlistFormView } from "./waitlist_form_page.ts";
import type { WaitedFor } from "../../lib/scheduling/waitlist/who_waits.ts";

/**
 * Returns the handlers of a page with the waitlist form; `waitedFor` reads its subject from the page's
 * address.
 */
export const waitlistHandlers = (waitedFor: (ctx: Context<State>) => WaitedFor) =>
  define.handlers({
    async GET(ctx) {
      const view = await waitlistFormView(actingAs(ctx), waitedFor(ctx));
      if (!view) throw new HttpError(404);
      return page(view);
    },

    async POST(ctx) {
      const posted = await postWaitlistForm(actingAs(ctx), waitedFor(ctx), ctx.req);
      switch (posted.kind) {
        case "joined":
          return redirectTo(paths.waitlist({ done: "joined" }));
        case "not_found":
          throw new HttpError(404);
        case "refused":
          return page(posted.view, { status: posted.status });
      }
    },
  });
