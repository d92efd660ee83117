import type { Acting } from "../../../lib/practice.ts";
import { formatNames } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import type { AppointmentView } from "../../../lib/scheduling/appointments/appointment_view.ts";
import { sameClock, sayMoment, sayVisit } from "../../../lib/shared/say_time/say_time.ts";
import { statusLabel } from "../../../lib/scheduling/appointments/status_label.ts";

/** An appointment's facts in words. */
export interface AppointmentFactsText {
  /** In the reader's zone. */
  when: string;
  /** In the other person's zone, if its clocks differ. */
  whenForOther: string | null;
  other: { name: string; href: string | null };
  /** The wards for whom a guardian reads it. */
  forWhom: string | null;
  /** The other patients, as far as the reader may know them. */
  together: string | null;
  /** The type. */
  type: string;
  status: string;
  /** When a request stops holding its time. */
  answerUntil: string | null;
  /** The last moment when the reader may change it. */
  changeableUntil: string;
  cancellation: { when: string; by: string; reason: string | null; isLate: boolean } | null;
}

/** Returns the appointment's facts in the reader's zone, and in the other's if clocks differ. */
export function factsOf(
  appointment: AppointmentView,
  { actor, now }: Pick<Acting, "actor" | "now">,
): AppointmentFactsText {
  const { therapist, patients, wards, cancellation } = appointment;
  const isTherapist = actor.userId === therapist.id;
  const [patient] = patients;
  const other = isTherapist ? { name: formatNames(patients), timeZone: patient.timeZone } : therapist;
  const { timeZone } = actor;
  const others = patients.filter(({ id }) => id !== actor.userId && !wards.some((ward) => ward.id === id));
  return {
    when: sayVisit(appointment, timeZone, now()),
    whenForOther: sameClock(appointment.startsAt, timeZone, other.timeZone)
      ? null
      : sayVisit(appointment, other.timeZone, now()),
    other: {
      name: other.name,
      href: isTherapist ? paths.patient(patient.id) : paths.therapist(therapist.id),
    },
    forWhom: wards.length > 0 ? formatNames(wards) : null,
    together: !isTherapist && others.length > 0 ? formatNames(others) : null,
    type: appointment.type,
    status: statusLabel(appointment, now()),
    answerUntil: appointment.expiresAt && sayMoment(appointment.expiresAt, timeZone, now()),
    changeableUntil: sayMoment(appointment.changeableUntil, timeZone, now()),
    cancellation: cancellation && {
      when: sayMoment(cancellation.at, timeZone, now()),
      by: cancellation.by === "practice" ? "Bloom" : cancellation.by === actor.role ? "you" : other.name,
      reason: cancellation.reason,
      isLate: cancellation.isLate,
    },
  };
}
