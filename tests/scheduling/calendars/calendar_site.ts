import type { Db } from "../../../db/client.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { addCalendar } from "../../../lib/scheduling/calendars/import/add_calendar.ts";
import type { Acting } from "../../../lib/practice.ts";
import { testConfig, type TestPractice, testPractice } from "../../support/practice.ts";
import { denver, MONDAY } from "../desk.ts";

/** A site on loopback with one calendar. */
export interface CalendarSite {
  address: string;
  /** Sets its answer from now on: events by their hours in Denver, or any answer at all. */
  shows(...busy: (readonly [from: string, until: string])[]): void;
  answers(answer: () => Response | Promise<Response>): void;
  /** Returns the number of requests so far. */
  asked(): number;
  [Symbol.asyncDispose](): Promise<void>;
}

export function openCalendarSite(): CalendarSite {
  let answer: () => Response | Promise<Response> = () => new Response(calendarOf([]));
  let asked = 0;
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, () => {
    asked++;
    return answer();
  });
  return {
    address: `http://127.0.0.1:${server.addr.port}/private-0123456789/basic.ics`,
    shows: (...busy) => answer = () => new Response(calendarOf(busy)),
    answers: (given) => answer = given,
    asked: () => asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Returns a calendar with these busy times and with more details than Bloom needs. */
export function calendarOf(busy: readonly (readonly [from: string, until: string])[]): string {
  const utc = (local: string) => denver(local).toString().replace(/[-:]/g, "");
  const events = busy.flatMap(([from, until], index) => [
    "BEGIN:VEVENT",
    `UID:${index}@calendar.example`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    "SUMMARY:Dentist",
    "DESCRIPTION:Root canal",
    "LOCATION:Main Street",
    "ATTENDEE;CN=Dr. Tooth:mailto:tooth@clinic.example",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");
}

/** Returns a practice on that Monday which may read calendars from loopback. */
export function readingPractice(db: Db): TestPractice {
  const practice = testPractice(db, { config: testConfig({ CALENDAR_LOOPBACK: "true" }) });
  practice.clock.set(MONDAY);
  return practice;
}

/** Adds the site's calendar and reads it. @returns its ID. */
export async function addAndRead(acting: Acting, { address }: CalendarSite): Promise<string> {
  const result = await addCalendar(acting, { name: "Private", address });
  if (result.kind !== "added") throw new Error(`Refused: ${JSON.stringify(result)}`);
  await runDueJobs(acting, undefined, undefined, "slow");
  return result.id;
}

/** Moves on to the next reading and runs it. */
export async function readNext(practice: TestPractice): Promise<void> {
  const { nextReadAt } = await practice.db.selectFrom("importedCalendars").select("nextReadAt")
    .orderBy("nextReadAt").executeTakeFirstOrThrow();
  if (Temporal.Instant.compare(nextReadAt, practice.now()) > 0) practice.clock.set(nextReadAt);
  await runDueJobs(practice, undefined, undefined, "slow");
}
