import type { Generated, Selectable } from "kysely";
import type { AppointmentKind } from "../../lib/shared/codes/appointment_kinds.ts";
import type { AppointmentStatus } from "../../lib/shared/codes/appointment_statuses.ts";
import type { VisitorKind } from "../../lib/shared/codes/visitor_kinds.ts";
import type { Fixed, Instant } from "./columns.ts";

/** Local wall-clock hours on one weekday (1 = Monday). Past 1440 the range runs into the next day. */
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
  /** The zone in which it was entered, for showing it again. */
  timeZone: string;
  note: string;
  createdAt: Fixed<Instant>;
}

/** A kind of visit that a therapist offers beside the schedule's own length. */
export interface AppointmentTypesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  name: string;
  /** Who can book it: anyone; only as a first visit; only as a further one. */
  forWhom: VisitorKind;
  minutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** No longer offered; appointments keep it. */
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
  /** iCalendar's SEQUENCE: raised at each change that attendees hear of. */
  sequence: number;
  kind: AppointmentKind;
  /** Null: the schedule's own length. */
  typeId: string | null;
  /** What the type was called when it was booked; "": the schedule's own. */
  typeName: string;
  /** The series that it came about in. */
  seriesId: string | null;
  /** Until when a pending request holds its time; null for any other. */
  expiresAt: Instant | null;
  /** Booked by the therapist over what the rules would have refused. */
  overridden: boolean;
  /** Cancelled by or for a patient within the notice. */
  lateCancel: boolean;
  createdBy: Fixed<string>;
  idempotencyKey: Fixed<string>;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  /** Sealed text (lib/encryption): a reason may tell of health. */
  cancellationReason: string | null;
  /** It stands for an offer to somebody who waits: it has no attendees, and the offer's id. */
  isOffer: Generated<boolean>;
  /** When its start was last set: by a move, or by the acceptance of a request. Null: when it was made. */
  timeSetAt: Generated<Instant | null>;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export type Appointment = Selectable<AppointmentsTable>;

export interface AppointmentAttendeesTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  /** guardian: acts for the patient, and takes up no time. */
  role: Fixed<"therapist" | "patient" | "guardian">;
}

/** Five minutes of somebody's time, from `at`. */
export interface BookedTimeTable {
  userId: Fixed<string>;
  at: Fixed<Instant>;
  appointmentId: Fixed<string>;
}
