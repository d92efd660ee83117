import { fileURLToPath } from "node:url";
import { z } from "zod";
import { fewAtATime } from "./few_at_a_time.ts";
import type { CalendarToRead, ReadCalendar } from "./read_calendar.ts";

/** A calendar of 5 MB takes about two seconds and 50 MB. */
const LIMITS = {
  /** For the whole process, its start included. */
  milliseconds: 20_000,
  /** V8's heap. */
  megabytes: 256,
};
/** Ten times the longest reading. Bytes. */
const ANSWER_LIMIT = 2_000_000;
/** So that calendars leave processors to the requests. */
const oneOfTwo = fewAtATime(2);

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const command = ({ megabytes }: typeof LIMITS) => [
  ...["run", "--no-prompt", "--cached-only", "--config", path("../../../../deno.json")],
  ...[`--v8-flags=--max-old-space-size=${megabytes}`, path("./calendar_process.ts")],
];
const answer: z.ZodType<ReadCalendar> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("read"),
    busy: z.array(z.tuple([z.int(), z.int()]).refine(([from, until]) => from < until)),
    skipped: z.int().nonnegative(),
    lost: z.int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal("failed"), failure: z.enum(["too_much", "unreadable"]) }),
]);

/**
 * Reads a calendar in a process of its own, so that untrusted input neither blocks the event loop nor runs
 * on: a busy thread cannot be ended from outside, and a process can. It has no permission and no environment
 * variable, a limited heap, and is killed at the time limit. When this returns, the process is gone.
 */
export function readApart(calendar: CalendarToRead, limits = LIMITS): Promise<ReadCalendar> {
  return oneOfTwo(() => runReader(calendar, limits));
}

async function runReader(calendar: CalendarToRead, limits: typeof LIMITS): Promise<ReadCalendar> {
  const process = new Deno.Command(Deno.execPath(), {
    args: command(limits),
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const timer = setTimeout(() => kill(process), limits.milliseconds);
  try {
    const [said] = await Promise.all([hear(process), tell(process, calendar)]);
    const { success, signal } = await process.status;
    if (success) return answer.parse(JSON.parse(said));
    // Killed here, or by V8 at its memory limit.
    return { kind: "failed", failure: signal === null ? "unreadable" : "too_much" };
  } finally {
    clearTimeout(timer);
    kill(process);
    await process.status;
  }
}

/** Sends the calendar. A process that ends early does not read it all. */
async function tell(process: Deno.ChildProcess, calendar: CalendarToRead): Promise<void> {
  await new Blob([JSON.stringify(calendar)]).stream().pipeTo(process.stdin).catch(() => {});
}

async function hear(process: Deno.ChildProcess): Promise<string> {
  const decoder = new TextDecoder();
  let said = "";
  for await (const chunk of process.stdout) {
    said += decoder.decode(chunk, { stream: true });
    if (said.length > ANSWER_LIMIT) kill(process);
  }
  return said;
}

function kill(process: Deno.ChildProcess): void {
  try {
    process.kill("SIGKILL");
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof TypeError)) throw error;
  }
}
