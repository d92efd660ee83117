import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import { makeAppointment } from "../../lib/demo/factories/appointment.ts";
import { makePatient } from "../../lib/demo/factories/patient.ts";
import { insertRows, type Rows } from "../../lib/demo/factories/rows.ts";
import { makeTherapist } from "../../lib/demo/factories/therapist.ts";
import { transaction } from "../../db/transaction.ts";
import { reminderId } from "../../lib/scheduling/reminders/reminder_id.ts";
import { databaseTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";
import { openCountingMailServer } from "./counting_mail_server.ts";

const WORKERS = 4;
const KILLS = 20;
const PATIENTS = 40;
const THERAPISTS = 25;
/** Each patient sees each therapist, and both are reminded. */
const REMINDERS = 2 * PATIENTS * THERAPISTS;
/** The first kills hit the claiming; each later one comes after so many more deliveries. */
const BETWEEN_KILLS = Math.floor(REMINDERS * 0.85 / KILLS);
const LONGEST_MS = 75_000;

const program = fileURLToPath(new URL("./remind_until_killed.ts", import.meta.url));

databaseTest(
  "2,000 reminders due at once survive twenty kills of four workers: each is delivered once by its Message-ID, none lost",
  async ({ db }) => {
    const since = Temporal.Now.instant();
    const expected = await makeReminders(db, since);
    const mails = await openCountingMailServer();
    const deadline = performance.now() + LONGEST_MS;
    const seen = () => new Set(mails.taken.map(({ id }) => id)).size;
    const until = async (check: () => boolean | Promise<boolean>) => {
      while (!await check() && performance.now() < deadline) await pause(50);
    };

    const args = [await addressOf(db), mails.url, since.toString()];
    const start = () =>
      new Deno.Command(Deno.execPath(), {
        args: ["run", "--allow-all", "--no-check", program, ...args],
        stdin: "null",
        stdout: "null",
        stderr: "inherit",
      }).spawn();
    const workers = Array.from({ length: WORKERS }, start);
    const kill = async (index: number) => {
      workers[index].kill("SIGKILL");
      await workers[index].status;
    };
    let kills = 0;
    try {
      await until(async () => await countOf(db, "appointmentReminders") > 0);
      for (; kills < KILLS; kills++) {
        await until(() => seen() >= (kills - 2) * BETWEEN_KILLS);
        await pause(Math.random() * 150);
        const index = Math.floor(Math.random() * WORKERS);
        await kill(index);
        workers[index] = start();
      }
      assert.ok(seen() < REMINDERS, "The last kill came too late to matter.");
      await until(async () => seen() === REMINDERS && await countOf(db, "jobs") === 0);
    } finally {
      for (const index of workers.keys()) await kill(index);
      await mails.close();
    }

    assert.equal(kills, KILLS);
    const receivers = new Map(mails.taken.map(({ id, to }) => [id, to]));
    assert.deepEqual([...expected.keys()].filter((id) => !receivers.has(id)), [], "Reminders were lost.");
    assert.deepEqual(
      [...receivers.keys()].filter((id) => !expected.has(id)),
      [],
      "A mail belongs to no reminder.",
    );
    for (const [id, to] of receivers) assert.equal(to, expected.get(id));
    assert.equal(receivers.size, REMINDERS);
    assert.equal(await countOf(db, "appointmentReminders"), REMINDERS);
    assert.equal(await countOf(db, "jobs"), 0);
    const log = await db.selectFrom("mails").select(["status", (eb) => eb.fn.countAll<number>().as("count")])
      .groupBy("status").execute();
    assert.deepEqual(log.map((row) => ({ ...row })), [{ status: "delivered", count: REMINDERS }]);
    // Killed between the server's acceptance and the commit. SMTP cannot prevent that, and mail programs
    // recognize the Message-ID.
    const again = mails.taken.length - REMINDERS;
    console.log(
      `${REMINDERS} reminders, ${KILLS} kills, ${again} delivered a second time under the same Message-ID.`,
    );
    assert.ok(again <= 5 * KILLS);
  },
  { engines: ["PostgreSQL"] },
);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Creates visits that begin in an hour and were booked a week ago. @returns who gets which mail, by its ID.
 */
async function makeReminders(db: Db, now: Temporal.Instant): Promise<Map<string, string>> {
  const { keyring } = testPractice(db);
  const bookedAt = now.subtract({ hours: 7 * 24 });
  const startsAt = now.add({ minutes: 59 }).round("second");
  const patients = Array.from({ length: PATIENTS }, () => makePatient(bookedAt, "none"));
  const therapists = Array.from({ length: THERAPISTS }, () => makeTherapist(bookedAt, "none"));
  const expected = new Map<string, string>();
  const visits: Rows[] = [];
  for (const { user: patient } of patients) {
    for (const { user: therapist } of therapists) {
      const visit = { patientId: patient.id, therapistId: therapist.id, startsAt };
      const { appointment, rows } = await makeAppointment(bookedAt, keyring, visit);
      // Held time would refuse visits that all begin at once.
      visits.push({ ...rows, bookedTime: [] });
      for (const { id: userId, email } of [patient, therapist]) {
        const key = { appointmentId: appointment.id, userId, offsetMinutes: 60, startsAt };
        expected.set(await reminderId(key), email);
      }
    }
  }
  await transaction(db, async (trx) => {
    await insertRows(
      trx,
      ...patients.map(({ rows }) => rows),
      ...therapists.map(({ rows }) => rows),
      ...visits,
    );
    // The reminder a day before is long overdue, so a user who chose it gets only the nearest reminder.
    await trx.insertInto("reminderChoices").values(
      therapists.map(({ user }) => ({
        userId: user.id,
        offsetMinutes: 60,
        wanted: true,
        decidedAt: bookedAt,
      })),
    ).execute();
    await trx.insertInto("reminderChoices").values(
      patients.map(({ user }) => ({
        userId: user.id,
        offsetMinutes: 1440,
        wanted: false,
        decidedAt: bookedAt,
      })),
    ).execute();
  });
  return expected;
}

/** Returns the address of the test's own database. */
async function addressOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(db);
  const url = new URL(Deno.env.get("BLOOM_TEST_POSTGRES") ?? "");
  url.pathname = rows[0].name;
  return url.href;
}

async function countOf(db: Db, table: "jobs" | "appointmentReminders"): Promise<number> {
  const { count } = await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
