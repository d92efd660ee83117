import { NoteList } from "../../../(_components)/NoteList.tsx";
import { define } from "../../../../../lib/site/define.ts";
import { noteListHandlers } from "../../(_page)/note_handlers.ts";

export const handler = noteListHandlers("progress");

export default define.page<typeof handler>(({ data }) => <NoteList {...data} />);
