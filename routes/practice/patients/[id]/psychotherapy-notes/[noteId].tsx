import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { NotePage } from "../../../../../components/note_page.tsx";
import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../../lib/http/redirect.ts";
import { noteView, postNote } from "../../../../../lib/records/notes/note_page.ts";
import { paths } from "../../../../../lib/shared/paths.ts";

const kind = "psychotherapy";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const view = await noteView(acting, kind, addressOf(ctx.params));
    if (!view) throw new HttpError(404);
    return page({ ...view, now: acting.now(), done: ctx.url.searchParams.get("done") });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const address = addressOf(ctx.params);
    const posted = await postNote(acting, kind, address, ctx.req);
    switch (posted.kind) {
      case "saved":
        return redirectTo(paths.note(kind, address.patientId, address.id, { done: posted.done }));
      case "discarded":
        return redirectTo(paths.notes(kind, address.patientId, { done: "discarded" }));
      case "refused":
        return page({ ...posted.view, now: acting.now(), done: null }, { status: posted.status });
      case "not_found":
        throw new HttpError(404);
    }
  },
});

const addressOf = (params: Record<string, string>) => ({
  patientId: idFrom(params),
  id: idFrom(params, "noteId"),
});

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>
        {`${
          Object.keys(data.errors).length > 0 ? "Error: " : ""
        }Psychotherapy note: ${data.patient.name} · Bloom`}
      </title>
    </Head>
    <NotePage {...data} />
  </>
));
