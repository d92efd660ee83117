import type { Caller } from "../practice.ts";
import { careColumns, type CareForViewer, careForViewer } from "../people/care/care_booking.ts";
import { choosableTypes, scheduleFor, typesOfTherapist } from "../scheduling/schedule/appointment_type.ts";
import { hoursOfTherapist, scheduleOf, timeOffOfTherapist } from "../scheduling/schedule/load_schedule.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import { licensedStates, licensedUntil } from "../people/credentials/licenses.ts";
import * as paths from "../shared/paths.ts";
import type { TherapistOutput } from "../shared/schemas/directory.ts";

/** A therapist's public profile and schedule, before busy times are considered. */
export interface PublicTherapist {
  card: Omit<TherapistOutput, "nextSlot">;
  approach: string;
  listed: boolean;
  care: CareForViewer;
  /** The length of a visit by the schedule. Minutes. */
  usualMinutes: number;
  /** For the type of visit that the booking page first offers this viewer. */
  schedule: Schedule;
}

/**
 * Selects active therapists with everything that the directory shows and computes slots from: one query for
 * any number.
 */
export function publicTherapists({ db, actor, ...visit }: Caller) {
  const now = visit.now();
  return db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .leftJoin("therapistPhotos", "therapistPhotos.userId", "therapistProfiles.userId")
    .select(["users.id", "users.name", "therapistPhotos.digest as photoDigest"])
    .select(["titles", "specialties", "languages", "about", "approach", "listed"])
    .select(["therapistProfiles.timeZone", "slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes"])
    .select(["noticeMinutes", "horizonDays"])
    .select([licensedStates(now).as("states"), licensedUntil(now, actor?.userId ?? null).as("licensedUntil")])
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now).as("timeOff")])
    .select(careColumns(actor?.role === "patient" ? actor.userId : null))
    .select(typesOfTherapist.as("types"))
    .where("users.status", "=", "active")
    .where("users.role", "=", "therapist");
}

type Row = Awaited<ReturnType<ReturnType<typeof publicTherapists>["execute"]>>[number];

/** Splits a row's columns into profile, care and schedule. */
export function publicTherapist(row: Row): PublicTherapist {
  const { slotMinutes, bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes, horizonDays, ...rest } = row;
  const { hours, timeOff, licensedUntil, approach, listed, photoDigest, types, ...profile } = rest;
  const { accepting, firstVisitOpen, careStatus, hasVisit, ...card } = profile;
  const care = careForViewer({ accepting, firstVisitOpen, careStatus, hasVisit });
  const [type = null] = choosableTypes(types ?? [], care.booking);
  const schedule = scheduleOf({
    therapistId: row.id,
    timeZone: row.timeZone,
    slotMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    noticeMinutes,
    horizonDays,
    licensedUntil,
    hours,
    timeOff,
  });
  return {
    card: { ...card, photo: photoDigest && paths.therapistPhoto(row.id, photoDigest) },
    approach,
    listed,
    care,
    usualMinutes: slotMinutes,
    schedule: scheduleFor(schedule, type),
  };
}
