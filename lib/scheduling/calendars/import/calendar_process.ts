/**
 * The process that parses one calendar, with no permissions at all: {@linkcode CalendarToRead} as JSON on
 * standard input, {@linkcode ReadCalendar} on standard output.
 */
import { readCalendar } from "./read_calendar.ts";

const calendar = JSON.parse(await new Response(Deno.stdin.readable).text());
await new Blob([JSON.stringify(readCalendar(calendar))]).stream().pipeTo(Deno.stdout.writable);
