import assert from "node:assert/strict";
import ICAL from "ical.js";
import type { Db } from "../../../db/client.ts";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { book, denver, practiceOn, wish } from "../desk.ts";
import { jobHandlers } from "../../../lib/worker/job_handlers.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";

/** Returns the mails sent since the last call. */
async function delivered(practice: TestPractice): Promise<PostedMail[]> {
  practice.outbox.length = 0;
  await runDueJobs(practice, jobHandlers);
  return [...practice.outbox];
}

async function setUp(db: Db, zones = { therapist: "America/Denver", patient: "America/New_York" }) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    name: "Dr. Maya Ortiz",
    email: "maya@bloom.example",
    timeZone: zones.therapist,
    profile: { timeZone: "America/Denver", specialties: ["trauma"], titles: "Trauma therapist" },
  });
  const patient = await createPatient(practice, {
    name: "Ann <b>Lee</b>",
    email: "ann@mail.example",
    timeZone: zones.patient,
  });
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  return { practice, therapist, patient, acting };
}

const mailTo = (mails: PostedMail[], address: string): PostedMail => {
  const found = mails.filter(({ to }) => to === address);
  assert.equal(found.length, 1, `one mail to ${address}`);
  return found[0];
};

databaseTest("Mail shows the reader's own zone, and both zones when they differ", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db);
  await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const mails = await delivered(practice);
  assert.equal(mails.length, 2);
  const eastern = "Wednesday, March 4, 12:00 PM – 12:50 PM (Eastern Time)";
  const mountain = "Wednesday, March 4, 10:00 AM – 10:50 AM (Mountain Time)";
  const toPatient = mailTo(mails, "ann@mail.example");
  assert.ok(toPatient.text.includes(`When: ${eastern}`), toPatient.text);
  assert.ok(toPatient.text.includes(`In Dr. Maya Ortiz's time zone: ${mountain}`));
  assert.equal(toPatient.subject, "Your video visit is booked for Wed, Mar 4 at 12:00 PM");
  const toTherapist = mailTo(mails, "maya@bloom.example");
  assert.ok(toTherapist.text.includes(`When: ${mountain}`));
  assert.ok(toTherapist.text.includes(eastern));
  assert.ok(toPatient.html.includes(eastern) && toPatient.html.includes(mountain));
});

databaseTest("mail shows one zone when both clocks show the same", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db, {
    therapist: "America/Denver",
    patient: "America/Boise",
  });
  await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const { text } = mailTo(await delivered(practice), "ann@mail.example");
  assert.equal(text.match(/Mountain Time/g)?.length, 1);
});

databaseTest(
  "both are notified of a booking, a move and a cancellation, which stay one calendar event",
  async ({ db }) => {
    const { practice, therapist, acting } = await setUp(db);
    const { id: appointmentId } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    const booked = await delivered(practice);
    await rescheduleAppointment(acting.therapist, { appointmentId, startsAt: denver("2026-03-05T11:00") });
    const moved = await delivered(practice);
    await cancelAppointment(acting.patient, { appointmentId, reason: "my panic attacks came back" });
    const cancelled = await delivered(practice);
    const steps = [
      {
        mails: booked,
        method: "REQUEST",
        starts: "2026-03-04T17:00:00Z",
        says: "You booked a video visit.",
      },
      {
        mails: moved,
        method: "REQUEST",
        starts: "2026-03-05T18:00:00Z",
        says: "Dr. Maya Ortiz moved this video visit to a new time.",
      },
      {
        mails: cancelled,
        method: "CANCEL",
        starts: "2026-03-05T18:00:00Z",
        says: "You canceled this video visit.",
      },
    ];
    for (const [sequence, { mails, method, starts, says }] of steps.entries()) {
      assert.equal(mails.length, 2);
      assert.ok(mailTo(mails, "ann@mail.example").text.includes(says), says);
      for (const { to, calendar } of mails) {
        assert.equal(calendar?.method, method);
        const parsed = new ICAL.Component(ICAL.parse(calendar?.content ?? ""));
        const event = parsed.getFirstSubcomponent("vevent");
        const value = (name: string) => event?.getFirstPropertyValue(name)?.toString();
        assert.equal(parsed.getFirstPropertyValue("method"), method);
        assert.equal(value("uid"), appointmentId);
        assert.equal(value("sequence"), String(sequence));
        assert.equal(value("dtstart"), starts);
        assert.equal(value("attendee")?.toLowerCase(), `mailto:${to}`);
      }
    }
    const before = "Previous time: Wednesday, March 4 at 12:00 PM";
    assert.ok(mailTo(moved, "ann@mail.example").text.includes(before));
  },
);

databaseTest(
  "Mail and push carry time and link, never a diagnosis, a specialty or a message's text: not even the reason for a cancellation",
  async ({ db }) => {
    const { practice, therapist, acting } = await setUp(db);
    const { id: appointmentId } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    await cancelAppointment(acting.patient, { appointmentId, reason: "my panic attacks came back" });
    const mails = await delivered(practice);
    assert.equal(mails.length, 4);
    for (const mail of mails) {
      const all = JSON.stringify(mail);
      assert.doesNotMatch(all, /trauma|panic|psycholog|therapist|anxiety|depress/i);
      assert.ok(mail.text.includes(`${practice.config.origin}/appointments/${appointmentId}`));
    }
  },
);

databaseTest("a calendar file names only the person it was sent to", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db);
  await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const mails = await delivered(practice);
  const unfolded = (address: string) =>
    mailTo(mails, address).calendar?.content.replaceAll("\r\n ", "") ?? "";
  assert.doesNotMatch(unfolded("ann@mail.example"), /maya|ortiz/i);
  assert.doesNotMatch(unfolded("maya@bloom.example"), /ann|lee/i);
});

databaseTest("names stay text in a mail", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db);
  await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  for (const { html } of await delivered(practice)) {
    assert.ok(!html.includes("<b>Lee"));
    assert.ok(html.includes("Ann &lt;b&gt;Lee&lt;/b&gt;"));
  }
});

databaseTest(
  "A link in a mail only shows; a button acts: the mail links only to the appointment",
  async ({ db }) => {
    const { practice, therapist, acting } = await setUp(db);
    const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    for (const { html } of await delivered(practice)) {
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      assert.deepEqual(links, [`${practice.config.origin}/appointments/${id}`]);
    }
  },
);

databaseTest("mail says until when a visit can be changed, unless that time has passed", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db);
  const { id: appointmentId } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  const booked = await delivered(practice);
  const until = "You can move or cancel it until Tuesday, March 3 at 12:00 PM.";
  assert.ok(mailTo(booked, "ann@mail.example").text.includes(until));
  await rescheduleAppointment(acting.therapist, { appointmentId, startsAt: denver("2026-03-02T15:00") });
  const moved = await delivered(practice);
  assert.doesNotMatch(mailTo(moved, "ann@mail.example").text, /You can move or cancel/);
  assert.match(
    mailTo(moved, "maya@bloom.example").text,
    /You can move or cancel it until Monday, March 2 at 3:00 PM/,
  );
});
