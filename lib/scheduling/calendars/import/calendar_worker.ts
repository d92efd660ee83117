/// <reference lib="deno.worker" />
import { type CalendarToRead, readCalendar } from "./read_calendar.ts";

const scope = self as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<CalendarToRead>) => scope.postMessage(readCalendar(data));
