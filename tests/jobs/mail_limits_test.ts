/** After sign-in: how often one user makes Bloom mail others, and how much one account keeps. */
import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { transaction } from "../../db/transaction.ts";
import { mailLimits } from "../../lib/config/account_limits.ts";
import { enqueueMail } from "../../lib/jobs/enqueue_mail.ts";
import { TooManyMails } from "../../lib/jobs/too_many_mails.ts";
import { writeMail } from "../../lib/outside/mail/write_mail.ts";
import { answerMeasure } from "../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { book, denver, practiceOn, wish } from "../scheduling/desk.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, type TestPractice } from "../support/practice.ts";

const mailsTo = async (db: Db, { id }: Pick<User, "id">) =>
  (await db.selectFrom("mails").select("id").where("userId", "=", id).execute()).length;

/** Makes Bloom write the reader a mail in the sender's name, as one request of the site. */
async function post(practice: TestPractice, from: User, to: User): Promise<boolean> {
  const letter = { subject: "News", happened: ["News."], action: "Open" };
  const mail = writeMail(practice.config, { to, letter, path: "/" });
  const acting = actingFor(practice, from);
  try {
    await transaction(practice.db, (trx) => enqueueMail(trx, acting, mail, { userId: to.id }));
    return true;
  } catch (error) {
    if (error instanceof TooManyMails) return false;
    throw error;
  }
}

databaseTest(
  "of forty simultaneous requests that mail one therapist, as many pass as the limit says, by form or API; the others change nothing and say when to come back",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    const patient = await createPatient(practice);
    await connect(practice, patient, therapist);
    const app = await testApp(practice);
    const client = await app.as(patient);
    const visits = [];
    for (let index = 0; index < 40; index++) {
      const startsAt = denver("2026-03-10T09:00").add({ hours: index * 24 });
      visits.push(
        await createAppointment(practice, {
          therapistId: therapist.id,
          patientId: patient.id,
          startsAt,
        }),
      );
    }
    const answers = await Promise.all(
      visits.map(({ id }, index) =>
        index % 2 === 0
          ? client.postJson(`/api/appointments/${id}/cancellation`, { reason: "I am ill" })
          : client.postForm(`/appointments/${id}/cancellation`, { reason: "I am ill" })
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 40 - mailLimits.mailsToOneReader.most);
    assert.ok(answers.every(({ status }) => status === 429 || status < 400));
    assert.equal(await mailsTo(db, therapist), mailLimits.mailsToOneReader.most);
    const cancelled = await db.selectFrom("appointments").select("id").where("status", "=", "cancelled")
      .execute();
    assert.equal(cancelled.length, mailLimits.mailsToOneReader.most);
    for (const answer of refused) {
      assert.match(answer.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
      const text = await answer.text();
      assert.match(text, /Nothing was saved this time\. Try again in 15 minutes\./);
      const isProblem = answer.headers.get("content-type") === "application/problem+json";
      // A page gives the form back.
      assert.match(text, isProblem ? /urn:bloom:problem:too_many_mails/ : /I am ill/);
    }
    practice.clock.advance({ minutes: 16 });
    const left = visits.find(({ id }) => !cancelled.some((gone) => gone.id === id));
    const later = await client.postJson(`/api/appointments/${left?.id}/cancellation`, { reason: "" });
    assert.equal(later.status, 200);
  },
);

databaseTest(
  "mails are limited by sender, by sender and reader, by the day, and by reader from everyone; one request counts once for each reader",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [sender, reader] = [await createPatient(practice), await createPatient(practice)];
    const { mailsToOneReader, mailsToOneReaderADay, mailsBySender, mailsToReader } = mailLimits;
    const passed = async (count: number, from = sender, to = reader) => {
      let passed = 0;
      for (let index = 0; index < count; index++) if (await post(practice, from, to)) passed++;
      return passed;
    };
    // By sender and reader, then by the day.
    let today = 0;
    for (let window = 0; window < 8; window++) {
      const now = await passed(mailsToOneReader.most + 2);
      assert.ok(now <= mailsToOneReader.most);
      today += now;
      practice.clock.advance({ minutes: 16 });
    }
    assert.equal(today, mailsToOneReaderADay.most);

    // By sender: the mails go to different readers.
    const readers = [];
    for (let index = 0; index < 4; index++) readers.push(await createPatient(practice));
    let sent = 0;
    for (const to of readers) sent += await passed(mailsToOneReader.most, sender, to);
    assert.equal(sent, mailsBySender.most);

    // By reader: the mails come from different senders.
    const flooded = await createPatient(practice);
    let reached = 0;
    for (let index = 0; index <= mailsToReader.most / mailsToOneReader.most; index++) {
      reached += await passed(mailsToOneReader.most, await createPatient(practice), flooded);
    }
    assert.equal(reached, mailsToReader.most);

    // The flood keeps out other strangers, and not the therapist's own patients or their guardians.
    const therapist = await createTherapist(practice);
    const patient = await createPatient(practice);
    await connect(practice, patient, therapist);
    for (let index = 0; index <= mailsToReader.most / mailsToOneReader.most; index++) {
      await passed(mailsToOneReader.most, await createPatient(practice), therapist);
    }
    assert.equal(await post(practice, await createPatient(practice), therapist), false);
    assert.equal(await post(practice, patient, therapist), true);

    // A request with many mails to one reader counts once, and a mail to oneself not at all.
    const [other, another] = [await createPatient(practice), await createPatient(practice)];
    const acting = actingFor(practice, other);
    const mail = writeMail(practice.config, {
      to: another,
      letter: { subject: "News", happened: ["News."], action: "Open" },
      path: "/",
    });
    for (let index = 0; index < 50; index++) {
      await transaction(db, (trx) => enqueueMail(trx, acting, mail, { userId: another.id }));
      assert.ok(await post(practice, another, another));
    }
    assert.ok(await post(practice, other, another));
  },
);

databaseTest("no limit keeps back the mail that warns of a patient's safety", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const patient = await createPatient(practice);
  await connect(practice, patient, therapist);
  const asked = await askForMeasure(actingFor(practice, therapist), patient.id, {
    instrument: "phq9",
    repeats: "once",
  });
  assert.ok(asked.kind === "asked");
  for (let index = 0; index < mailLimits.mailsToOneReader.most; index++) {
    assert.ok(await post(practice, patient, therapist));
  }
  assert.ok(!await post(practice, patient, therapist));
  const before = await mailsTo(db, therapist);
  const answers = [0, 0, 0, 0, 0, 0, 0, 0, 3];
  const answered = await answerMeasure(actingFor(practice, patient), asked.request.id, {
    answers,
    difficulty: 0,
  });
  assert.equal(answered.kind, "answered");
  assert.equal(await mailsTo(db, therapist), before + 1);
});

databaseTest(
  "an ordinary day stays below every limit: a family books and moves a dozen visits",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    const patient = await createPatient(practice);
    await connect(practice, patient, therapist);
    for (let day = 3; day < 15; day++) {
      const local = `2026-03-${String(day).padStart(2, "0")}T10:00`;
      if (denver(local).toZonedDateTimeISO("America/Denver").dayOfWeek > 5) continue;
      await book(actingFor(practice, patient), wish(therapist, local));
    }
  },
);
