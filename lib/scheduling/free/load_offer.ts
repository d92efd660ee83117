import type { Caller } from "../../practice.ts";
import { careColumns, type CareForViewer, careForViewer } from "../../people/care/care_booking.ts";
import { isLicensed, licensedStates, licensedUntil } from "../../people/credentials/licenses.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
import { isListed } from "../../people/profile/is_listed.ts";
import { loadBusy } from "./load_busy.ts";
import { hoursOfTherapist, scheduleOf, timeOffOfTherapist } from "../schedule/load_schedule.ts";
import { withoutNotice } from "../schedule/offered_schedule.ts";
import type { Busy } from "./slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import {
  choosableTypes,
  type OfferedType,
  scheduleFor,
  typesOfTherapist,
} from "../schedule/appointment_type.ts";
import type { VisitLength } from "../time/visit_length.ts";

/** The viewer's appointment that is about to move: it does not block its own time. */
export interface Moving {
  appointmentId: string;
  patientIds: readonly string[];
  length: VisitLength;
}

/** The parameters of an offer. */
export interface Asked {
  /** An appointment type; one that the viewer cannot choose counts as none. */
  typeId?: string | null;
  /** The viewer's ward who is the patient; default: the viewer. */
  patientId?: string;
  moving?: Moving;
}

/** The therapist whose time it is. */
export interface SlotTherapist {
  id: string;
  name: string;
  /** The states of their licenses, by code. */
  states: string[];
  /** What the viewer can book, if the viewer is a patient. */
  care: CareForViewer;
  /** Whether a booking is immediate, or a request that the therapist answers. */
  bookingMode: "instant" | "request";
  /** The types that the viewer can choose from; null stands for the schedule's own length. */
  types: (OfferedType | null)[];
  /** The length of a visit by the schedule. Minutes. */
  usualMinutes: number;
}

/** Everything that slots are computed from, for one therapist and one viewer. */
export interface Offer {
  therapist: SlotTherapist;
  /** The type that the schedule is for. */
  type: OfferedType | null;
  schedule: Schedule;
  busy: Busy;
}

/**
 * Loads what a listed therapist offers this viewer up to the horizon; null if the therapist takes no
 * bookings. The patient's own appointments block time, so that a displayed slot can be booked. An appointment
 * can also move with a therapist who is no longer listed, and the notice does not bind a therapist who moves
 * one. Two queries. It only shows; `mayBook` decides. Both read listing, licenses, care and types by the same
 * `isListed`, `licenses.ts`, `careForViewer` and `choosableTypes`.
 */
export async function loadOffer(
  caller: Caller,
  therapistId: string,
  { typeId = null, patientId, moving }: Asked = {},
): Promise<Offer | null> {
  const { actor } = caller;
  // Another family's ward must not block time here, because that would reveal their visits.
  if (patientId && !(actor && await mayActFor(caller.db, { ...caller, actor }, patientId))) return null;
  const viewerId = actor?.role === "patient" ? patientId ?? actor.userId : null;
  const offered = await findOffered(caller, therapistId, { typeId, moving, viewerId });
  if (!offered) return null;
  const now = caller.now();
  const busyTimes = await loadBusy(caller.db, {
    therapistIds: [therapistId],
    patientIds: moving?.patientIds ?? (viewerId ? [viewerId] : []),
    from: now,
    until: now.add({ hours: 24 * (offered.schedule.horizonDays + 2) }),
    exceptAppointmentId: moving?.appointmentId,
  });
  return { ...offered, busy: busyTimes.of(therapistId) };
}

async function findOffered(
  { db, now, actor }: Caller,
  therapistId: string,
  { typeId, moving, viewerId }: Asked & { viewerId: string | null },
): Promise<Omit<Offer, "busy"> | null> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["therapistProfiles.userId as therapistId", "therapistProfiles.timeZone", "name"])
    .select(licensedStates(now()).as("states"))
    .select(["slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes", "noticeMinutes", "horizonDays"])
    .select(licensedUntil(now(), moving?.patientIds[0] ?? viewerId).as("licensedUntil"))
    .select(careColumns(viewerId))
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now()).as("timeOff")])
    .select(["bookingMode", typesOfTherapist.as("types")])
    .where("therapistProfiles.userId", "=", therapistId)
    .$if(moving === undefined, (query) => query.where(isListed).where(isLicensed(now())))
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { name, states, accepting, firstVisitOpen, careStatus, hasVisit, bookingMode, types, ...settings } =
    row;
  const care = careForViewer({ accepting, firstVisitOpen, careStatus, hasVisit });
  const therapist: SlotTherapist = {
    id: therapistId,
    name,
    states,
    care,
    bookingMode,
    types: choosableTypes(types ?? [], care.booking),
    usualMinutes: settings.slotMinutes,
  };
  const schedule = scheduleOf(settings);
  if (moving) {
    const own = actor?.userId === therapistId ? withoutNotice(schedule) : schedule;
    return { therapist, type: null, schedule: { ...own, ...moving.length } };
  }
  const type = therapist.types.find((type) => (type?.id ?? null) === typeId) ?? therapist.types[0] ?? null;
  return { therapist, type, schedule: scheduleFor(schedule, type) };
}
