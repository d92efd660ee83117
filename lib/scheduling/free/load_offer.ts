import type { Caller } from "../../practice.ts";
import { careColumns, type CareForViewer, careForViewer } from "../../people/care/care_booking.ts";
import { isLicensed, licensedStates, licensedUntil } from "../../people/credentials/licenses.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
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

/** An appointment of the viewer's that is to move: its own time does not stand in its way. */
export interface Moving {
  appointmentId: string;
  patientIds: readonly string[];
  length: VisitLength;
}

/** What slots are asked for. */
export interface Asked {
  /** A kind of caller; one that the viewer cannot choose counts as none asked for. */
  typeId?: string | null;
  /** A ward of the viewer's for whom they are; left out: the viewer. */
  patientId?: string;
  moving?: Moving;
}

/** Whose time it is. */
export interface SlotTherapist {
  id: string;
  name: string;
  /** Where they are licensed, by code. */
  states: string[];
  /** What the viewer, when that is a patient, can book. */
  care: CareForViewer;
  /** Whether a booking stands at once, or is a request that the therapist answers. */
  bookingMode: "instant" | "request";
  /** The kinds of visits that the viewer can choose from; null stands for the schedule's own length. */
  types: (OfferedType | null)[];
  /** How long a visit of the schedule's own takes. */
  usualMinutes: number;
}

/** All that slots are computed from, for one therapist and one viewer. */
export interface Offer {
  therapist: SlotTherapist;
  /** The kind of visit that the schedule is cut for. */
  type: OfferedType | null;
  schedule: Schedule;
  busy: Busy;
}

/**
 * What a listed therapist offers this viewer, as far ahead as anything can be booked; null when the therapist takes no
 * bookings. The patient's own appointments take time away, so that a slot that is shown can be booked. An appointment can
 * also move to a therapist who is no longer listed, and a therapist who moves one is not bound by the notice. Two queries.
 */
export async function loadOffer(
  caller: Caller,
  therapistId: string,
  { typeId = null, patientId, moving }: Asked = {},
): Promise<Offer | null> {
  const { actor } = caller;
  // What another's ward has booked takes nothing away here: that would tell of it.
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
    .$if(moving === undefined, (query) => query.where("listed", "=", true).where(isLicensed(now())))
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
