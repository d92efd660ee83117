/**
 * Reads a small calendar apart and prints the result: to be run with the permissions of `deno task start`.
 */
import { readApart } from "../../../lib/scheduling/calendars/import/read_apart.ts";

const lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART:20260302T170000Z", "DTEND:20260302T180000Z"];
const text = [...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");
const span: [number, number] = [Date.parse("2026-03-01"), Date.parse("2026-09-01")];
console.log(
  JSON.stringify(await readApart({ text, span, timeZone: "America/Denver", except: [], addresses: [] })),
);
