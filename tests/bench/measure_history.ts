import { closeDatabase, type Db, openDatabase } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import type { User } from "../../db/schema/accounts.ts";
import { readConfig } from "../../lib/config/config.ts";
import type { Caller } from "../../lib/practice.ts";
import { findSlots } from "../../lib/scheduling/free/find_slots.ts";
import { sql } from "kysely";
import { type Client, testApp } from "../support/app.ts";
import { countingQueries } from "../support/counting_queries.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";
import { startPostgres } from "../support/start_postgres.ts";
import { writeWeeklyVisits } from "../support/weekly_visits.ts";

const TRIES = 60;
const WARM_UP = 10;
const WEEKS = 104;
const WEEKS_AHEAD = 4;
const TIME_ZONE = "America/Denver";
/** How many other therapists have written as much. */
const OTHERS = 4;

/**
 * One request for a therapist with two years of twenty visits a week, and for one without history. Median
 * milliseconds.
 */
export interface WithHistory {
  title: string;
  long: number;
  short: number;
  /** Statements for one page with a cached session; null if it is not a page. */
  queries: number | null;
}

/**
 * Measures pages and slots with and without history on a temporary PostgreSQL server. Returns null without
 * one.
 */
export async function measureHistory(): Promise<WithHistory[] | null> {
  const postgres = await startPostgres();
  if (!postgres) return null;
  const db = await openDatabase(readConfig({ DATABASE_URL: postgres.address }));
  try {
    await migrate(db);
    return await measure(db);
  } finally {
    await closeDatabase(db);
    await postgres.stop();
  }
}

/** A therapist, a patient of theirs, and browsers in which they are signed in. */
interface Pair {
  therapist: User;
  patient: User;
  desk: Client;
  home: Client;
}

async function measure(database: Db): Promise<WithHistory[]> {
  const counted = countingQueries(database);
  const quiet = () => {};
  const practice = testPractice(counted.db, { log: { info: quiet, warn: quiet, error: console.error } });
  const app = await testApp(practice);
  const today = practice.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const pairWith = async (from: number): Promise<Pair> => {
    const therapist = await createTherapist(practice, { timeZone: TIME_ZONE });
    const patient = await createPatient(practice, { timeZone: TIME_ZONE });
    await connect(practice, patient, therapist);
    await writeWeeklyVisits(practice, {
      therapistId: therapist.id,
      patientIds: [patient.id],
      timeZone: TIME_ZONE,
      day: today.subtract({ days: today.dayOfWeek - 1 }),
      weeks: { from, to: WEEKS_AHEAD },
    });
    return { therapist, patient, desk: await app.as(therapist), home: await app.as(patient) };
  };
  for (let other = 0; other < OTHERS; other++) await pairWith(-WEEKS);
  const pairs = { long: await pairWith(-WEEKS), short: await pairWith(0) };
  await sql`ANALYZE`.execute(database);

  const load = async (client: Client, path: string) => {
    const response = await client.fetch(path);
    await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  };
  const pages: { title: string; ask: (pair: Pair) => Promise<void> }[] = [
    { title: "calendar, week", ask: ({ desk }) => load(desk, "/practice?view=week") },
    { title: "schedule", ask: ({ desk }) => load(desk, "/practice/schedule") },
    {
      title: "booking page",
      ask: ({ home, therapist }) => load(home, `/therapists/${therapist.id}/book`),
    },
  ];
  const measured: WithHistory[] = [];
  for (const { title, ask } of pages) {
    const times = await inTurns(pairs, ask);
    counted.queries = 0;
    await ask(pairs.long);
    measured.push({ title, ...times, queries: counted.queries });
  }
  const visitor: Caller = { ...practice, requestId: "bench", network: "192.0.2.1", actor: null };
  for (const days of [7, 14, 28]) {
    const times = await inTurns(pairs, async ({ therapist }) => {
      await findSlots(visitor, { therapistId: therapist.id, from: today, days, timeZone: TIME_ZONE });
    });
    measured.push({ title: `slots, ${days} days`, ...times, queries: null });
  }
  return measured;
}

/** Alternates, so that both run under the same load. */
async function inTurns(
  pairs: { long: Pair; short: Pair },
  ask: (pair: Pair) => Promise<void>,
): Promise<{ long: number; short: number }> {
  const times = { long: [] as number[], short: [] as number[] };
  for (let turn = -WARM_UP; turn < TRIES; turn++) {
    for (const which of turn % 2 === 0 ? ["long", "short"] as const : ["short", "long"] as const) {
      const begun = performance.now();
      await ask(pairs[which]);
      if (turn >= 0) times[which].push(performance.now() - begun);
    }
  }
  return { long: median(times.long), short: median(times.short) };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
