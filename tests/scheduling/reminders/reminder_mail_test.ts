import assert from "node:assert/strict";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { saveReminderChoices } from "../../../lib/scheduling/reminders/reminder_choices.ts";
import { reminderId } from "../../../lib/scheduling/reminders/reminder_id.ts";
import { sayTime } from "../../../lib/shared/say_time/say_time_in.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { answerMeasure } from "../../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../../lib/records/measures/ask_for_measure.ts";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";
import type { LocaleCode } from "../../../lib/shared/codes/locales.ts";
import type { Db } from "../../../db/client.ts";
import { databaseTest } from "../../support/database.ts";
import { book, denver, wish } from "../desk.ts";
import { remindersAt, reminding } from "./reminding.ts";

const FRIDAY = "2026-03-06T10:00";
const anHourBefore = denver(FRIDAY).subtract({ minutes: 60 });
const here = { engines: ["PGlite"] } as const;

databaseTest(
  "Mail shows the reader's own zone, and both zones when they differ: a reminder too",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await reminding(db, {
      patient: { timeZone: "America/New_York" },
    });
    await saveReminderChoices(acting.therapist, [60]);
    const { id } = await book(acting.patient, wish(therapist, FRIDAY));
    const mails = await remindersAt(practice, anHourBefore);
    const eastern = "Friday, March 6, 12:00 PM – 12:50 PM (Eastern Time)";
    const mountain = "Friday, March 6, 10:00 AM – 10:50 AM (Mountain Time)";
    const toPatient = mails.find(({ to }) => to === patient.email);
    const toTherapist = mails.find(({ to }) => to === therapist.email);
    assert.ok(toPatient && toTherapist);
    assert.equal(toPatient.subject, "Reminder: your video visit on Fri, Mar 6 at 12:00 PM");
    assert.equal(
      toPatient.text,
      [
        "Hello Ann Lee,",
        "Your video visit is coming up.",
        `When: ${eastern}\nIn Dr. Maya Ortiz's time zone: ${mountain}\nWith: Dr. Maya Ortiz`,
        "You can move or cancel it until Friday, March 6 at 12:00 PM.",
        `See your visit:\n${practice.config.origin}/appointments/${id}`,
        `Choose when we remind you:\n${practice.config.origin}/account/reminders`,
        "The Bloom team\n",
      ].join("\n\n"),
    );
    assert.ok(toTherapist.text.includes(`When: ${mountain}\nIn Ann Lee's time zone: ${eastern}`));
    for (const part of [eastern, mountain]) assert.ok(toPatient.html.includes(part));
    const key = { appointmentId: id, userId: patient.id, offsetMinutes: 60, startsAt: denver(FRIDAY) };
    assert.equal(toPatient.id, await reminderId(key), "A second delivery has the same Message-ID.");
  },
  here,
);

databaseTest(
  "Mail carries time and link, never a diagnosis or a specialty: a reminder too, whose link only shows a page",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db, { patient: { name: "Ann <b>Lee</b>" } });
    const { id } = await book(acting.patient, wish(therapist, FRIDAY));
    const [mail] = await remindersAt(practice, anHourBefore);
    assert.doesNotMatch(JSON.stringify(mail), /trauma|psycholog|therap|anxiety|depress/i);
    assert.ok(mail.html.includes("Ann &lt;b&gt;Lee&lt;/b&gt;"));
    const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    const { origin } = practice.config;
    assert.deepEqual(links, [`${origin}/appointments/${id}`, `${origin}/account/reminders`]);
  },
  here,
);

databaseTest(
  "a reminder links its patient to due questions, until they are answered",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await reminding(db);
    await saveReminderChoices(acting.patient, [1440, 60]);
    await saveReminderChoices(acting.therapist, [1440]);
    await book(acting.patient, wish(therapist, FRIDAY));
    const asked = await askForMeasure(acting.therapist, patient.id, {
      instrument: "phq9",
      repeats: "before_visits",
    });
    assert.ok(asked.kind === "asked");
    const mails = await remindersAt(practice, denver(FRIDAY).subtract({ hours: 24 }));
    const leads = (to: string) => mails.find((mail) => mail.to === to)?.text.includes("/measures\n");
    assert.deepEqual([leads(patient.email), leads(therapist.email)], [true, false]);
    assert.doesNotMatch(mails.map(({ text }) => text).join(), /phq|mood|depress/i);
    await answerMeasure(acting.patient, asked.request.id, {
      answers: [0, 0, 0, 0, 0, 0, 0, 0, 0],
      difficulty: null,
    });
    const [later] = await remindersAt(practice, anHourBefore);
    assert.ok(later.to === patient.email && !later.text.includes("/measures"));
  },
  here,
);

databaseTest(
  "mails about appointments are in the reader's language, without leftover English",
  async ({ db }) => {
    const spanish = await wholeLife(db, "es");
    assert.deepEqual(spanish.map(({ subject }) => subject), [
      "Videoconsulta reservada: vie 6 mar, 12:00 p. m.",
      "Su videoconsulta cambió de horario: vie 6 mar, 1:00 p. m.",
      "Recordatorio: su videoconsulta, vie 6 mar, 1:00 p. m.",
      "Videoconsulta cancelada: vie 6 mar, 1:00 p. m.",
    ]);
    assert.ok(
      spanish[2].text.includes(
        "Cuándo: viernes, 6 de marzo, 1:00 p. m. – 1:50 p. m. (hora oriental)\n" +
          "En la zona horaria de Maya Ortiz: viernes, 6 de marzo, 11:00 a. m. – 11:50 a. m. (hora de las Montañas Rocosas)",
      ),
      spanish[2].text,
    );
    const english = await wholeLife(db, "en");
    // Both languages shorten March to the same three letters.
    const shared = new Set(["ann", "lee", "maya", "ortiz", "bloom", "mar"]);
    const inEnglish = new Set(english.flatMap(wordsOf));
    for (const mail of spanish) {
      assert.match(mail.html, /<html lang="es">/);
      assert.deepEqual(
        wordsOf(mail).filter((word) => inEnglish.has(word) && !shared.has(word)),
        [],
        mail.subject,
      );
    }
  },
  here,
);

databaseTest("each reader gets their own language, independent of the other's", async ({ db }) => {
  const { practice, therapist, acting } = await reminding(db, { patient: { locale: "es" } });
  await book(acting.patient, wish(therapist, FRIDAY));
  await runDueJobs(practice);
  const [toPatient, toTherapist] = ["ann@mail.example", "maya@bloom.example"].map((address) =>
    practice.outbox.find(({ to }) => to === address)?.text ?? ""
  );
  assert.match(toPatient, /^Hola, Ann Lee:/);
  assert.doesNotMatch(toPatient, /\.\./, "The abbreviation's period ends the sentence.");
  assert.match(toTherapist, /^Hello Dr\. Maya Ortiz,\n\nAnn Lee booked a video visit\./);
}, here);

Deno.test("In Spanish, one o'clock is in the singular, midnight and noon in words, and the year only if it differs", () => {
  const { sayMoment } = sayTime.es;
  const now = Temporal.Instant.from("2026-03-02T16:00:00Z");
  const say = (at: string) => sayMoment(Temporal.Instant.from(at), "UTC", now);
  assert.equal(say("2026-03-04T01:05:00Z"), "miércoles, 4 de marzo a la 1:05 a. m.");
  assert.equal(say("2026-03-04T11:00:00Z"), "miércoles, 4 de marzo a las 11:00 a. m.");
  assert.equal(say("2026-03-04T12:00:00Z"), "miércoles, 4 de marzo a las 12:00 p. m.");
  assert.equal(say("2027-01-01T00:00:00Z"), "viernes, 1 de enero de 2027 a las 12:00 a. m.");
});

/** Returns the mails to the patient from the booking to the cancellation. */
async function wholeLife(db: Db, locale: LocaleCode): Promise<PostedMail[]> {
  const { practice, therapist, patient, acting } = await reminding(db, {
    patient: { timeZone: "America/New_York", locale, email: `${locale}@mail.example` },
    therapist: { name: "Maya Ortiz", email: `maya-${locale}@bloom.example`, profile: { noticeMinutes: 0 } },
  });
  const { id: appointmentId } = await book(acting.patient, wish(therapist, FRIDAY));
  // Mails that are due at the same time are sent in any order.
  await runDueJobs(practice);
  await rescheduleAppointment(acting.therapist, { appointmentId, startsAt: denver("2026-03-06T11:00") });
  await runDueJobs(practice);
  const before = [...practice.outbox];
  const reminders = await remindersAt(practice, denver("2026-03-06T10:00"));
  await cancelAppointment(acting.patient, { appointmentId, reason: "" });
  practice.outbox.length = 0;
  await runDueJobs(practice);
  return [...before, ...reminders, ...practice.outbox].filter(({ to }) => to === patient.email);
}

/** Returns the words of a mail: in its text, its HTML and its calendar entry. */
function wordsOf({ subject, text, html, calendar }: PostedMail): string[] {
  const entry = (calendar?.content ?? "").replaceAll("\r\n ", "").split("\r\n")
    .filter((line) => /^(SUMMARY|DESCRIPTION):/.test(line)).map((line) => line.slice(line.indexOf(":")));
  const body = html.slice(html.indexOf("<body>")).replaceAll(/<[^>]*>/g, " ");
  return [subject, text, body, ...entry].join(" ").replaceAll(/https?:\S+/g, " ").toLowerCase()
    .match(/\p{L}{2,}/gu) ?? [];
}
