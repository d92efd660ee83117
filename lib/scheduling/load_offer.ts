import type { Visit } from "../practice.ts";
import { careColumns, type CareForViewer, careForViewer } from "../people/care/care_booking.ts";
import { isLicensed, licensedStates, licensedUntil } from "../people/credentials/licences.ts";
import { loadBusy } from "./load_busy.ts";
import { hoursOfTherapist, scheduleOf, timeOffOfTherapist } from "./load_schedule.ts";
import { withoutNotice } from "./offered_schedule.ts";
import type { Busy, Schedule } from "./slots.ts";

/** An appointment of the viewer's that is to move: its own time does not stand in its way. */
export interface Moving {
  appointmentId: string;
  patientIds: readonly string[];
}

/** Whose time it is. */
export interface SlotTherapist {
  id: string;
  name: string;
  /** Where they are licensed, by code. */
  states: string[];
  /** What the viewer, when that is a patient, can book. */
  care: CareForViewer;
}

/** All that slots are computed from, for one therapist and one viewer. */
export interface Offer {
  therapist: SlotTherapist;
  schedule: Schedule;
  busy: Busy;
}

/**
 * What a listed therapist offers this viewer, as far ahead as anything can be booked; null when the therapist takes no
 * bookings. The patient's own appointments take time away, so that a slot that is shown can be booked. An appointment can
 * also move to a therapist who is no longer listed, and a therapist who moves one is not bound by the notice. Two queries.
 */
export async function loadOffer(visit: Visit, therapistId: string, moving?: Moving): Promise<Offer | null> {
  const offered = await findOffered(visit, therapistId, moving);
  if (!offered) return null;
  const now = visit.now();
  const busyTimes = await loadBusy(visit.db, {
    therapistIds: [therapistId],
    patientIds: moving?.patientIds ?? (visit.actor?.role === "patient" ? [visit.actor.userId] : []),
    from: now,
    until: now.add({ hours: 24 * (offered.schedule.horizonDays + 2) }),
    exceptAppointmentId: moving?.appointmentId,
  });
  return { ...offered, busy: busyTimes.of(therapistId) };
}

async function findOffered(
  { db, now, actor }: Visit,
  therapistId: string,
  moving: Moving | undefined,
): Promise<{ therapist: SlotTherapist; schedule: Schedule } | null> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["therapistProfiles.userId as therapistId", "therapistProfiles.timeZone", "name"])
    .select(licensedStates(now()).as("states"))
    .select(["slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes", "noticeMinutes", "horizonDays"])
    .select(licensedUntil(now(), moving?.patientIds[0] ?? actor?.userId ?? null).as("licensedUntil"))
    .select(careColumns(actor?.role === "patient" ? actor.userId : null))
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now()).as("timeOff")])
    .where("therapistProfiles.userId", "=", therapistId)
    .$if(moving === undefined, (query) => query.where("listed", "=", true).where(isLicensed(now())))
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { name, states, accepting, firstVisitOpen, careStatus, hasVisit, ...settings } = row;
  const care = careForViewer({ accepting, firstVisitOpen, careStatus, hasVisit });
  const schedule = scheduleOf(settings);
  return {
    therapist: { id: therapistId, name, states, care },
    schedule: moving && actor?.userId === therapistId ? withoutNotice(schedule) : schedule,
  };
}
