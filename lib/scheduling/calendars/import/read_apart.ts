import type { CalendarToRead, ReadCalendar } from "./read_calendar.ts";

/** A calendar of 5 MB takes about two seconds. Milliseconds. */
const TIME_LIMIT = 20_000;

/**
 * Reads a calendar in its own thread, so that untrusted input does not block the event loop. The reader
 * limits itself; the time limit is for a thread that gets no CPU, and for unknown cases.
 */
export function readApart(calendar: CalendarToRead, timeLimit = TIME_LIMIT): Promise<ReadCalendar> {
  const worker = new Worker(new URL("./calendar_worker.ts", import.meta.url), { type: "module" });
  return new Promise<ReadCalendar>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: "failed", failure: "too_much" }), timeLimit);
    const end = (result: ReadCalendar) => {
      clearTimeout(timer);
      resolve(result);
    };
    worker.onmessage = ({ data }: MessageEvent<ReadCalendar>) => end(data);
    worker.onerror = (event) => {
      event.preventDefault();
      end({ kind: "failed", failure: "unreadable" });
    };
    worker.postMessage(calendar);
  }).finally(() => worker.terminate());
}
