import assert from "node:assert/strict";
import ICAL from "ical.js";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { book, denver, practiceOn, wish } from "../desk.ts";

/** Returns the calendar objects mailed since the last call, by address. */
async function mailed(practice: TestPractice): Promise<Map<string, string>> {
  practice.outbox.length = 0;
  await runDueJobs(practice);
  return new Map(practice.outbox.map(({ to, calendar }) => [to, calendar?.content ?? ""]));
}

/** Asserts RFC 5545, 3.1: lines of at most 75 octets that end with CRLF, and no other line break. */
function assertContentLines(text: string): void {
  assert.ok(text.endsWith("\r\n"));
  assert.equal(text.replaceAll("\r\n", "").search(/[\r\n]/), -1);
  for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
}

/** A calendar program: it keeps the newest of the events that it receives, as RFC 5546 (2.1.4) requires. */
class Program {
  readonly events = new Map<string, { sequence: number; startsAt: number; isThere: boolean }>();

  receive(text: string): void {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const method = calendar.getFirstPropertyValue("method");
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      const before = this.events.get(event.uid);
      if (before && event.sequence <= before.sequence) continue;
      this.events.set(event.uid, {
        sequence: event.sequence,
        startsAt: event.startDate.toJSDate().getTime(),
        isThere: method !== "CANCEL",
      });
    }
  }
}

databaseTest(
  "Calendar mail: a whole life (book, move, move, cancel) keeps one UID, raises SEQUENCE at each step and ends with METHOD:CANCEL",
  async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice, { name: "Dr. Zoë Ångström; “Zo”" });
    const patient = await createPatient(practice, { name: 'Ana "Ann", Lima\\n 😀 '.repeat(4) });
    const [asPatient, asTherapist] = [actingFor(practice, patient), actingFor(practice, therapist)];
    const programs = new Map([[patient.email, new Program()], [therapist.email, new Program()]]);
    const { id } = await book(asPatient, wish(therapist, "2026-03-04T10:00"));
    const move = async (as: typeof asPatient, local: string) => {
      const moved = await rescheduleAppointment(as, { appointmentId: id, startsAt: denver(local) });
      assert.equal(moved.kind, "rescheduled");
    };
    const steps = [
      { act: () => Promise.resolve(), method: "REQUEST", at: "2026-03-04T10:00" },
      // On either side of the clock change.
      { act: () => move(asPatient, "2026-03-06T11:00"), method: "REQUEST", at: "2026-03-06T11:00" },
      { act: () => move(asTherapist, "2026-03-09T11:00"), method: "REQUEST", at: "2026-03-09T11:00" },
      {
        act: async () => {
          assert.equal(
            (await cancelAppointment(asPatient, { appointmentId: id, reason: "" })).kind,
            "cancelled",
          );
        },
        method: "CANCEL",
        at: "2026-03-09T11:00",
      },
    ];
    for (const [sequence, { act, method, at }] of steps.entries()) {
      await act();
      const files = await mailed(practice);
      assert.deepEqual([...files.keys()].toSorted(), [patient.email, therapist.email].toSorted());
      for (const [to, text] of files) {
        assertContentLines(text);
        const calendar = new ICAL.Component(ICAL.parse(text));
        assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
        assert.equal(calendar.getFirstPropertyValue("method"), method);
        const [component, ...others] = calendar.getAllSubcomponents("vevent");
        assert.deepEqual(others, []);
        const event = new ICAL.Event(component);
        assert.equal(event.uid, id);
        assert.equal(event.sequence, sequence);
        assert.equal(component.getFirstPropertyValue("status"), sequence < 3 ? "CONFIRMED" : "CANCELLED");
        for (const [time, minutes] of [[event.startDate, 0], [event.endDate, 50]] as const) {
          assert.equal(time.zone, ICAL.Timezone.utcTimezone);
          assert.equal(time.toJSDate().getTime(), denver(at).add({ minutes }).epochMilliseconds);
        }
        // RFC 5546, 3.2.2 and 3.2.5: both methods need the organizer, and the attendee that they are sent to.
        assert.equal(component.getFirstPropertyValue("organizer"), `mailto:${practice.config.mailFrom}`);
        const attendees = component.getAllProperties("attendee");
        assert.deepEqual(attendees.map((one) => String(one.getFirstValue()).toLowerCase()), [`mailto:${to}`]);
        assert.equal(component.getAllProperties("dtstamp").length, 1);
        programs.get(to)?.receive(text);
        assert.deepEqual([...programs.get(to)?.events ?? []], [[id, {
          sequence,
          startsAt: denver(at).epochMilliseconds,
          isThere: sequence < 3,
        }]]);
      }
    }
  },
);
