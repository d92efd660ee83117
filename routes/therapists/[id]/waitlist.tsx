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

/** Any visit with the therapist, of the kind and for whom the query says. */
function waitedFor({ params, url }: { params: Record<string, string>; url: URL }): WaitedFor {
  const id = (name: string) => {
    const value = url.searchParams.get(name);
    return value ? idFrom({ id: value }) : undefined;
  };
  return { therapistId: idFrom(params), typeId: id("type") ?? null, patientId: id("patient") };
}

export default define.page<typeof handler>(({ data }) => (
  <>
    <PageTitle errors={data.errors}>Tell me when a time opens</PageTitle>
    <WaitlistForm {...data} />
  </>
));
