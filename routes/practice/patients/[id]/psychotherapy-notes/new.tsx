import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { NotePage } from "../../../../../components/note_page.tsx";
import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../../lib/http/redirect.ts";
import { newNoteView, postNewNote } from "../../../../../lib/records/notes/note_page.ts";
import { paths } from "../../../../../lib/shared/paths.ts";

const kind = "psychotherapy";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const view = await newNoteView(acting, kind, idFrom(ctx.params), ctx.url.searchParams.get("visit"));
    if (!view) throw new HttpError(404);
    return page({ ...view, now: acting.now(), done: null });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const patientId = idFrom(ctx.params);
    const posted = await postNewNote(acting, kind, patientId, ctx.req);
    switch (posted.kind) {
      case "saved":
        return redirectTo(paths.note(kind, patientId, posted.id, { done: posted.done }));
      case "refused":
        return page({ ...posted.view, now: acting.now(), done: null }, { status: posted.status });
      case "discarded":
      case "not_found":
        throw new HttpError(404);
    }
  },
});

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>{`${Object.keys(data.errors).length > 0 ? "Error: " : ""}New psychotherapy note · Bloom`}</title>
    </Head>
    <NotePage {...data} />
  </>
));
