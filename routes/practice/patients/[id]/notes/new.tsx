import { NotePage } from "../../../../../components/note_page.tsx";
import { define } from "../../../../../lib/http/define.ts";
import { newNoteHandlers } from "../../../../../lib/records/notes/note_handlers.ts";

export const handler = newNoteHandlers("progress");

export default define.page<typeof handler>(({ data }) => <NotePage {...data} />);
