import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { NoteList } from "../../../../../components/note_list.tsx";
import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { listNotes } from "../../../../../lib/records/notes/read_notes.ts";

const kind = "progress";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const found = await listNotes(acting, kind, idFrom(ctx.params));
    if (!found) throw new HttpError(404);
    const isDiscarded = ctx.url.searchParams.get("done") === "discarded";
    return page({ ...found, timeZone: acting.actor.timeZone, now: acting.now(), isDiscarded });
  },
});

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>{`Progress notes: ${data.patient.name} · Bloom`}</title>
    </Head>
    <NoteList kind={kind} {...data} />
  </>
));
