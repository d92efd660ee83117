import type { AppointmentKind } from "../../shared/codes/appointment_kinds.ts";
import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { Acting } from "../../practice.ts";
import type { AppointmentJson } from "../../shared/schemas/appointments.ts";
import type { AppointmentRow } from "./appointments_of.ts";
import { seatsOf } from "./seats.ts";
import { leavesOthers } from "./seats.ts";
import { type Settlement, settlementsNow } from "./settlements.ts";
import { USUAL_TYPE } from "../schedule/appointment_type.ts";
import { changeableUntil, type ChangeRefusal, changeRefusal, isInsideNotice } from "./change_refusal.ts";

/** An attendee of an appointment, with their own zone (IANA). */
interface Attendee {
  id: string;
  name: string;
  timeZone: string;
}

/** An appointment as one of its attendees sees it. */
export interface AppointmentView {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  status: AppointmentStatus;
  kind: AppointmentKind;
  /** The therapist's name for this type. */
  typeName: string;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  seriesId: string | null;
  /** When a request lapses if the therapist does not answer. */
  expiresAt: Temporal.Instant | null;
  therapist: Attendee;
  /** Every patient, as far as the viewer may know them. The viewer's own seat is the first. */
  patients: Attendee[];
  /** Those for whom the viewer acts as their guardian. */
  wards: Attendee[];
  /** There are other patients, so canceling frees only the viewer's own seat. */
  mayLeave: boolean;
  cancellation: Cancellation | null;
  /** Why the viewer cannot cancel or move it, or null; and the deadline. */
  cannotCancel: ChangeRefusal | null;
  cannotReschedule: ChangeRefusal | null;
  changeableUntil: Temporal.Instant;
  /** Canceling is late, but still possible. */
  mayCancelLate: boolean;
  /** Less time is left than the notice that patients must give. */
  isInsideNotice: boolean;
  /** The outcomes that a therapist can record now. */
  settlements: Settlement[];
}

interface Cancellation {
  at: Temporal.Instant;
  by: "patient" | "therapist" | "practice";
  /** Null if none was given, and in lists, which leave reasons sealed. */
  reason: string | null;
  /** Within the notice that the therapist requires. */
  isLate: boolean;
}

/** Returns the context that a reason is sealed with. */
export const reasonContext = (appointmentId: string) => `appointments.cancellation_reason:${appointmentId}`;

/** Returns the view of a row for the acting user now; a cancellation reason stays sealed. */
export function viewOf(row: AppointmentRow, { actor, now }: Pick<Acting, "actor" | "now">): AppointmentView {
  const cannotCancel = changeRefusal("cancel", row, actor.role, now());
  return {
    id: row.id,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    status: row.status,
    kind: row.kind,
    typeName: row.typeName || USUAL_TYPE,
    bufferBeforeMinutes: row.bufferBeforeMinutes,
    bufferAfterMinutes: row.bufferAfterMinutes,
    seriesId: row.seriesId,
    expiresAt: row.expiresAt,
    therapist: { id: row.therapistId, name: row.therapistName, timeZone: row.therapistTimeZone },
    patients: patientsFor(row, actor.userId),
    wards: seatsOf(row, actor.userId).filter(({ id }) => id !== actor.userId).map(attendeeOf),
    mayLeave: leavesOthers(row, actor.userId),
    cancellation: row.cancelledAt
      ? { at: row.cancelledAt, by: cancelledBy(row), reason: null, isLate: row.lateCancel }
      : null,
    cannotCancel,
    cannotReschedule: changeRefusal("reschedule", row, actor.role, now()),
    changeableUntil: changeableUntil(row, actor.role),
    mayCancelLate: cannotCancel?.kind === "inside_notice",
    isInsideNotice: isInsideNotice(row, now()),
    settlements: actor.userId === row.therapistId ? settlementsNow(row, now()) : [],
  };
}

/** Returns the view with the cancellation reason decrypted. */
export async function openedViewOf(
  row: AppointmentRow,
  acting: Pick<Acting, "actor" | "now" | "keyring">,
): Promise<AppointmentView> {
  const view = viewOf(row, acting);
  if (!view.cancellation || row.cancellationReason === null) return view;
  const reason = await acting.keyring.open(row.cancellationReason, reasonContext(row.id));
  return { ...view, cancellation: { ...view.cancellation, reason } };
}

/** Returns the appointment as the JSON API shows it. */
export function appointmentJson(view: AppointmentView): AppointmentJson {
  const { cancellation } = view;
  return {
    id: view.id,
    startsAt: view.startsAt.toString(),
    endsAt: view.endsAt.toString(),
    status: view.status,
    kind: view.kind,
    type: view.typeName,
    seriesId: view.seriesId,
    expiresAt: view.expiresAt && view.expiresAt.toString(),
    therapist: view.therapist,
    patients: view.patients,
    wards: view.wards,
    cancellation: cancellation && {
      at: cancellation.at.toString(),
      by: cancellation.by,
      reason: cancellation.reason,
      isLate: cancellation.isLate,
    },
    mayCancel: view.cannotCancel === null,
    mayReschedule: view.cannotReschedule === null,
    mayCancelLate: view.mayCancelLate,
    changeableUntil: view.changeableUntil.toString(),
    settlements: view.settlements,
  };
}

/** Returns the patients, the viewer first. In a group, patients do not learn of each other. */
function patientsFor({ kind, patients }: AppointmentRow, viewerId: string): Attendee[] {
  const own = seatsOf({ patients }, viewerId).map(attendeeOf);
  const others = patients.filter((seat) => !own.some(({ id }) => id === seat.id)).map(attendeeOf);
  return own.length > 0 && kind === "group" ? own : [...own, ...others];
}

const attendeeOf = ({ id, name, timeZone }: Attendee): Attendee => ({ id, name, timeZone });

function cancelledBy(row: AppointmentRow): Cancellation["by"] {
  if (row.cancelledBy === row.therapistId) return "therapist";
  return row.cancelledBy && seatsOf(row, row.cancelledBy).length > 0 ? "patient" : "practice";
}
