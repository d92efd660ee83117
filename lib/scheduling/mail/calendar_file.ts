import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import type { Appointment } from "../../../db/schema/scheduling.ts";
import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Config } from "../../config/config.ts";
import type { MailCalendar } from "../../outside/mail/mailer.ts";
import * as paths from "../../shared/paths.ts";
import { visitTexts } from "./texts/visit_texts.ts";

/**
 * What a calendar may know about an appointment: that there is a video visit, and when. It never learns why,
 * or with whom.
 */
export type CalendarAppointment = Pick<
  Appointment,
  "id" | "startsAt" | "endsAt" | "status" | "sequence" | "createdAt" | "updatedAt"
>;

/** The recipient of a mailed calendar object. */
export interface Invited {
  name: string;
  email: string;
}

/**
 * Returns the appointment as an iCalendar object (RFC 5545) in UTC. Its UID is always the appointment's ID,
 * and its SEQUENCE rises with each change, so that a calendar recognizes a moved visit (RFC 5546). If a
 * person is invited, the object is a request or its cancellation. For a download, it is published without
 * attendees.
 */
export function calendarFile(
  appointment: CalendarAppointment,
  { config, now, locale, invited, path }: {
    config: Pick<Config, "origin" | "mailFrom">;
    now: Temporal.Instant;
    /** The reader's language. */
    locale: LocaleCode;
    invited?: Invited;
    /** Where the reader may look. Default: the visit's page. */
    path?: string;
  },
): MailCalendar {
  const cancelled = appointment.status === "cancelled";
  const method = cancelled ? "CANCEL" : invited ? "REQUEST" : "PUBLISH";
  const attendees = invited
    ? [{
      name: invited.name,
      email: invited.email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    }]
    : [];
  const event = { ...eventOf(appointment, config, now, locale, path), attendees };
  return { method, content: written(method, [event], locale) };
}

/**
 * Returns all visits of a series, each as an event with its own UID. The object is published, because no
 * other method allows different UIDs (RFC 5546, 3.2.1).
 */
export function seriesCalendarFile(
  appointments: readonly CalendarAppointment[],
  { config, now, locale }: {
    config: Pick<Config, "origin" | "mailFrom">;
    now: Temporal.Instant;
    locale: LocaleCode;
  },
): MailCalendar {
  const events = appointments.map((appointment) => eventOf(appointment, config, now, locale));
  return { method: "PUBLISH", content: written("PUBLISH", events, locale) };
}

function eventOf(
  appointment: CalendarAppointment,
  config: Pick<Config, "origin" | "mailFrom">,
  now: Temporal.Instant,
  locale: LocaleCode,
  path = paths.appointment(appointment.id),
): ICalEventData {
  const { summary, standing, cancelled } = visitTexts[locale].calendar;
  const link = config.origin + path;
  return {
    id: appointment.id,
    sequence: appointment.sequence,
    stamp: new Date(now.epochMilliseconds),
    start: new Date(appointment.startsAt.epochMilliseconds),
    end: new Date(appointment.endsAt.epochMilliseconds),
    created: new Date(appointment.createdAt.epochMilliseconds),
    lastModified: new Date(appointment.updatedAt.epochMilliseconds),
    summary,
    description: `${appointment.status === "cancelled" ? cancelled : standing}: ${link}`,
    url: link,
    class: ICalEventClass.PRIVATE,
    status: eventStatus(appointment.status),
    organizer: { name: "Bloom", email: config.mailFrom },
  };
}

function written(method: MailCalendar["method"], events: ICalEventData[], locale: LocaleCode): string {
  const calendar = ical({
    prodId: { company: "Bloom", product: "Appointments", language: locale.toUpperCase() },
    method: ICalCalendarMethod[method],
  });
  for (const event of events) calendar.createEvent(event);
  // RFC 5545, 3.1: every content line ends with CRLF, including the last one.
  return `${calendar.toString()}\r\n`;
}

function eventStatus(status: AppointmentStatus): ICalEventStatus {
  if (status === "cancelled") return ICalEventStatus.CANCELLED;
  return status === "pending" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
