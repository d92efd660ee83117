import { NoteList } from "../../../../../components/note_list.tsx";
import { define } from "../../../../../lib/http/define.ts";
import { noteListHandlers } from "../../../../../lib/records/notes/note_handlers.ts";

export const handler = noteListHandlers("psychotherapy");

export default define.page<typeof handler>(({ data }) => <NoteList {...data} />);
