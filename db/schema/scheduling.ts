import type { Generated, Selectable } from "kysely";
import type { AppointmentKind } from "../../lib/shared/codes/appointment_kinds.ts";
import type { AppointmentStatus } from "../../lib/shared/codes/appointment_statuses.ts";
import type { VisitorKind } from "../../lib/shared/codes/visitor_kinds.ts";
import type { Fixed, Instant } from "./columns.ts";

/**
 * Local wall-clock hours on one weekday (1 = Monday). A range that ends after minute 1440 continues into the
 * next day.
 */
export interface AvailabilityRulesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

export interface TimeOffTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Instant;
  endsAt: Instant;
  /** The zone in which it was entered, to show it again. */
  timeZone: string;
  note: string;
  createdAt: Fixed<Instant>;
}

/** A type of visit that a therapist offers besides the schedule's default length. */
export interface AppointmentTypesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  name: string;
  /** Who can book it: anyone; only as a first visit; only as a follow-up. */
  forWhom: VisitorKind;
  minutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** When the therapist stopped offering it. Existing appointments keep it. */
  archivedAt: Instant | null;
  createdAt: Fixed<Instant>;
}

export type AppointmentType = Selectable<AppointmentTypesTable>;

export interface AppointmentsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Instant;
  endsAt: Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  status: AppointmentStatus;
  /** iCalendar's SEQUENCE: incremented with each change that is announced to attendees. */
  sequence: number;
  kind: AppointmentKind;
  /** Null for the schedule's default length. */
  typeId: string | null;
  /** The type's name at the time of booking; "" for the default length. */
  typeName: string;
  /** The series that it was booked with. */
  seriesId: string | null;
  /** When a pending request stops holding its time; null for all other appointments. */
  expiresAt: Instant | null;
  /** Booked by the therapist despite a conflict that would stop a patient. */
  overridden: boolean;
  /** Canceled by or for a patient after the deadline. */
  lateCancel: boolean;
  createdBy: Fixed<string>;
  idempotencyKey: Fixed<string>;
  /** The hash of what the booking asked for (wish_hash.ts). Null for bookings from before it was stored. */
  wishHash: Generated<string | null>;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  /** Sealed text (lib/encryption), because a reason can contain health information. */
  cancellationReason: string | null;
  /**
   * Whether it holds a time for an offer to a patient on the waitlist. It then has no attendees, and the
   * offer's ID.
   */
  isOffer: Generated<boolean>;
  /** When its start was last set, by a move or by accepting a request. Null if never since the booking. */
  timeSetAt: Generated<Instant | null>;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export type Appointment = Selectable<AppointmentsTable>;

export interface AppointmentAttendeesTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  /** A guardian acts for the patient, and their time is not taken. */
  role: Fixed<"therapist" | "patient" | "guardian">;
}

/** Five minutes of a user's time, starting at `at`. */
export interface BookedTimeTable {
  userId: Fixed<string>;
  at: Fixed<Instant>;
  appointmentId: Fixed<string>;
}
