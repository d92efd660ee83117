import assert from "node:assert/strict";
import ICAL from "ical.js";
import type { AppointmentStatus } from "../../../lib/shared/codes/appointment_statuses.ts";
import {
  type CalendarAppointment,
  calendarFile,
  type Invited,
} from "../../../lib/scheduling/mail/calendar_file.ts";

const config = { origin: "https://bloom.example", mailFrom: "care@bloom.example" };
const now = Temporal.Instant.from("2026-02-01T09:30:15.250Z");
const appointment: CalendarAppointment = {
  id: "0b5c2f0e-6f2f-4d0f-9d0a-2f8f4f1d7c11",
  startsAt: Temporal.Instant.from("2026-03-08T06:30:00Z"),
  endsAt: Temporal.Instant.from("2026-03-08T07:20:00Z"),
  status: "booked",
  sequence: 0,
  createdAt: Temporal.Instant.from("2026-02-01T09:30:15Z"),
  updatedAt: Temporal.Instant.from("2026-02-01T09:30:15Z"),
};
const invited: Invited = { name: "Ana Lima", email: "ana@mail.example" };

const write = (changes: Partial<CalendarAppointment> = {}, to: Invited | undefined = invited) =>
  calendarFile({ ...appointment, ...changes }, { config, now, locale: "en", invited: to });

const parse = (content: string) => {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const events = calendar.getAllSubcomponents("vevent");
  assert.equal(events.length, 1);
  const [event] = events;
  return {
    event,
    method: calendar.getFirstPropertyValue("method"),
    value: (name: string) => event.getFirstPropertyValue(name)?.toString(),
  };
};

Deno.test("Calendar mail: the same UID for life, SEQUENCE raised at each change, METHOD:CANCEL when cancelled, VTIMEZONE or UTC", () => {
  const life: [Partial<CalendarAppointment>, string, string][] = [
    [{}, "REQUEST", "CONFIRMED"],
    [{ sequence: 1, startsAt: Temporal.Instant.from("2026-03-08T05:30:00Z") }, "REQUEST", "CONFIRMED"],
    [{ sequence: 2, status: "cancelled" }, "CANCEL", "CANCELLED"],
  ];
  for (const [changes, method, status] of life) {
    const file = write(changes);
    const { value, method: parsedMethod, event } = parse(file.content);
    assert.equal(file.method, method);
    assert.equal(parsedMethod, method);
    assert.equal(value("uid"), appointment.id);
    assert.equal(value("sequence"), String(changes.sequence ?? 0));
    assert.equal(value("status"), status);
    const starts = new ICAL.Event(event).startDate;
    assert.equal(starts.zone, ICAL.Timezone.utcTimezone);
    assert.equal(
      starts.toJSDate().getTime(),
      (changes.startsAt ?? appointment.startsAt).epochMilliseconds,
    );
  }
});

Deno.test("a calendar file states start, end, creation time and where to look", () => {
  const { value } = parse(write().content);
  assert.equal(value("dtstart"), "2026-03-08T06:30:00Z");
  assert.equal(value("dtend"), "2026-03-08T07:20:00Z");
  assert.equal(value("dtstamp"), "2026-02-01T09:30:15Z");
  assert.equal(value("url"), `https://bloom.example/appointments/${appointment.id}`);
});

Deno.test("in a shared calendar, a calendar file shows a video visit and nothing else", () => {
  const { value, event } = parse(write().content);
  assert.equal(value("summary"), "Bloom video visit");
  assert.equal(value("class"), "PRIVATE");
  assert.equal(
    value("description"),
    `Join, move or cancel: https://bloom.example/appointments/${appointment.id}`,
  );
  const attendees = event.getAllProperties("attendee").map((attendee) => attendee.getFirstValue());
  assert.deepEqual(attendees, ["MAILTO:ana@mail.example"]);
});

Deno.test("an invitation comes from Bloom and is already accepted", () => {
  const { event } = parse(write().content);
  assert.equal(event.getFirstPropertyValue("organizer"), "mailto:care@bloom.example");
  const attendee = event.getFirstProperty("attendee");
  assert.equal(attendee?.getFirstParameter("partstat"), "ACCEPTED");
  assert.equal(attendee?.getFirstParameter("rsvp"), "FALSE");
});

Deno.test("a downloaded calendar file is published, without attendees", () => {
  const file = calendarFile(appointment, { config, now, locale: "en" });
  const { method, event } = parse(file.content);
  assert.equal(file.method, "PUBLISH");
  assert.equal(method, "PUBLISH");
  assert.equal(event.getAllProperties("attendee").length, 0);
});

Deno.test("a pending request is tentative in the calendar", () => {
  assert.equal(parse(write({ status: "pending" }).content).value("status"), "TENTATIVE");
});

Deno.test("every line of a calendar file ends with CRLF and has at most 75 bytes", () => {
  const names = ["Zoë".repeat(60), "😀".repeat(40), "a".repeat(200)];
  for (const name of names) {
    const { content } = write({}, { name, email: "ana@mail.example" });
    assert.ok(content.endsWith("END:VCALENDAR\r\n"));
    assert.equal(content.replaceAll("\r\n", "").search(/[\r\n]/), -1);
    for (const line of content.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.equal(parse(content).event.getFirstProperty("attendee")?.getFirstParameter("cn"), name);
  }
});

Deno.test("a name cannot inject properties into a calendar file", () => {
  const name = 'Ana"\r\nATTENDEE:mailto:eve@mail.example\r\nX: ; , \\ ^n';
  const { event } = parse(write({}, { name, email: "ana@mail.example" }).content);
  assert.equal(event.getAllProperties("attendee").length, 1);
  assert.equal(event.getFirstProperty("x"), null);
});

const statuses: AppointmentStatus[] = ["pending", "booked", "arrived", "fulfilled", "cancelled", "noshow"];
Deno.test("every state of an appointment gives a valid calendar file", () => {
  for (const status of statuses) assert.ok(parse(write({ status }).content).value("status"));
});
