import type { Acting } from "../../practice.ts";
import type { AppointmentOutput } from "../../shared/schemas/appointments.ts";
import type { AppointmentRow } from "./appointments_of.ts";
import { seatsOf } from "./seats.ts";
import { leavesOthers } from "./seats.ts";
import { settlementsNow } from "./settlements.ts";
import { USUAL_TYPE } from "../schedule/appointment_type.ts";
import { changeableUntil, type ChangeRefusal, changeRefusal, isInsideNotice } from "./may_change.ts";

/** An attendee of an appointment, with their own zone (IANA). */
type Attendee = AppointmentOutput["therapist"];

/** An appointment as one of its attendees sees it: what the API answers, and what only pages need. */
export interface AppointmentView extends AppointmentOutput {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** There are other patients, so canceling frees only the viewer's own seat. */
  mayLeave: boolean;
  /** Why the viewer cannot cancel or move it, or null. */
  cannotCancel: ChangeRefusal | null;
  cannotReschedule: ChangeRefusal | null;
  /** Less time is left than the notice that patients must give. */
  isInsideNotice: boolean;
}

/** Returns the context that a reason is sealed with. */
export const reasonContext = (appointmentId: string) => `appointments.cancellation_reason:${appointmentId}`;

/** Returns the view of a row for the acting user now; a cancellation reason stays sealed. */
export function viewOf(row: AppointmentRow, { actor, now }: Pick<Acting, "actor" | "now">): AppointmentView {
  const cannotCancel = changeRefusal("cancel", row, actor.role, now());
  const cannotReschedule = changeRefusal("reschedule", row, actor.role, now());
  return {
    id: row.id,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    status: row.status,
    kind: row.kind,
    type: row.typeName || USUAL_TYPE,
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
    cannotReschedule,
    mayCancel: cannotCancel === null,
    mayReschedule: cannotReschedule === null,
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

/** Returns the patients, the viewer first. In a group, patients do not learn of each other. */
function patientsFor({ kind, patients }: AppointmentRow, viewerId: string): Attendee[] {
  const own = seatsOf({ patients }, viewerId).map(attendeeOf);
  const others = patients.filter((seat) => !own.some(({ id }) => id === seat.id)).map(attendeeOf);
  return own.length > 0 && kind === "group" ? own : [...own, ...others];
}

const attendeeOf = ({ id, name, timeZone }: Attendee): Attendee => ({ id, name, timeZone });

function cancelledBy(row: AppointmentRow): NonNullable<AppointmentOutput["cancellation"]>["by"] {
  if (row.cancelledBy === row.therapistId) return "therapist";
  return row.cancelledBy && seatsOf(row, row.cancelledBy).length > 0 ? "patient" : "practice";
}
