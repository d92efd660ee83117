import { HttpError, page } from "fresh";
import { PageTitle } from "../../../components/page_title.tsx";
import { WaitlistForm } from "../../../components/waitlist_form.tsx";
import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { postWaitlistForm, waitlistFormView } from "../../../lib/scheduling/waitlist/waitlist_form_page.ts";
import type { WaitedFor } from "../../../lib/scheduling/waitlist/who_waits.ts";
import { paths } from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
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

/** An earlier time than the appointment has. */
const waitedFor = ({ params }: { params: Record<string, string> }): WaitedFor => ({
  appointmentId: idFrom(params),
});

export default define.page<typeof handler>(({ data }) => (
  <>
    <PageTitle errors={data.errors}>Ask for an earlier time</PageTitle>
    <WaitlistForm {...data} />
  </>
));
