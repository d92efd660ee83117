import assert from "node:assert/strict";
import type { User } from "../../db/schema/accounts.ts";
import { testApp } from "../support/app.ts";
import { countingQueries } from "../support/counting_queries.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { writeWeeklyVisits } from "../support/weekly_visits.ts";
import { practiceOn } from "./desk.ts";

/** The session with its user, read once for every page. */
const SESSION = 1;
const MOST_QUERIES = 3;

databaseTest(
  "after two years of twenty visits a week, calendar, schedule and booking page need at most three queries and load no past visits",
  async ({ db }) => {
    const counted = countingQueries(db);
    const practice = { ...practiceOn(db), db: counted.db };
    const pairWith = async (from: number) => {
      const therapist = await createTherapist(practice);
      const patient = await createPatient(practice);
      await connect(practice, patient, therapist);
      await writeWeeklyVisits(practice, {
        therapistId: therapist.id,
        patientIds: [patient.id],
        timeZone: "America/Denver",
        day: Temporal.PlainDate.from("2026-03-03"),
        weeks: { from, to: 0 },
      });
      return { therapist, patient };
    };
    const long = await pairWith(-104);
    const short = await pairWith(0);
    const app = await testApp(practice);
    const cost = async (who: User, path: string) => {
      const client = await app.as(who);
      [counted.queries, counted.rows] = [0, 0];
      const response = await client.fetch(path);
      await response.text();
      assert.equal(response.status, 200, path);
      return { queries: counted.queries - SESSION, rows: counted.rows - SESSION };
    };
    const pages: ((pair: typeof long) => [User, string])[] = [
      ({ therapist }) => [therapist, "/practice?view=week"],
      ({ therapist }) => [therapist, "/practice?view=day&day=2026-03-04"],
      ({ therapist }) => [therapist, "/practice/schedule"],
      ({ therapist, patient }) => [patient, `/therapists/${therapist.id}/book`],
    ];
    for (const pageOf of pages) {
      const [who, path] = pageOf(long);
      const withHistory = await cost(who, path);
      assert.ok(withHistory.queries <= MOST_QUERIES, `${path} costs ${withHistory.queries} queries.`);
      assert.deepEqual(withHistory, await cost(...pageOf(short)), path);
    }
  },
  { engines: ["PGlite"] },
);
