import { NotePage } from "../../../(_components)/NotePage.tsx";
import { define } from "../../../../../lib/site/define.ts";
import { noteHandlers } from "../../(_page)/note_handlers.ts";

export const handler = noteHandlers("psychotherapy");

export default define.page<typeof handler>(({ data }) => <NotePage {...data} />);
