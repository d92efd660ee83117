import { type Context, HttpError, page } from "fresh";
import { actingAs } from "../../auth/access.ts";
import { define } from "../../http/define.ts";
import { redirectTo } from "../../http/redirect.ts";
import type { State } from "../../http/state.ts";
import { paths } from "../../shared/paths.ts";
import { postWaitlistForm, waitlistFormView } from "./waitlist_form_page.ts";
import type { WaitedFor } from "./who_waits.ts";

/** A page with the form for waiting; `waitedFor` says what for, from the page's address. */
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
