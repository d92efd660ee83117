import { newSchedule } from "../welcome/begin_profile.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import type { Interval } from "../scheduling/time/interval.ts";
import { makePatient } from "./factories/patient.ts";
import type { Rows } from "./factories/rows.ts";
import { makeTherapist } from "./factories/therapist.ts";
import type { User } from "../../db/schema/accounts.ts";
import { everyWeek } from "./blocked_time.ts";
import type { DemoPatient } from "./demo_patient.ts";
import type { DemoTherapist } from "./therapists.ts";

/** How long the demo practice has been open. Hours. */
const OPEN_FOR = 100 * 24;

/** Makes a demo therapist, with the schedule that visits are planned by. */
export function demoTherapist(
  { hours, holiday, away = [], types = [], profile, ...person }: DemoTherapist,
  at: Temporal.Instant,
  passwordHash: string,
): { user: User; rows: Rows; schedule: Schedule; elsewhere: Interval[] } {
  const { timeZone } = person;
  const weekly = away.flatMap(({ hours, note }) =>
    everyWeek(hours, timeZone, at).map((interval) => ({ ...interval, note }))
  );
  const timeOff = [
    ...(holiday ? [holidayIn(timeZone, holiday, at)] : []),
    ...weekly.flatMap(({ note, ...interval }) => note === null ? [] : [{ ...interval, note }]),
  ];
  const elsewhere = weekly.flatMap(({ note, ...interval }) => note === null ? [interval] : []);
  const { user, rows } = makeTherapist(at.subtract({ hours: OPEN_FOR }), passwordHash, {
    ...person,
    hours,
    timeOff,
    profile,
  });
  const { slotMinutes, bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes, horizonDays } = {
    ...newSchedule,
    ...profile,
  };
  const settings = { slotMinutes, bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes, horizonDays };
  const appointmentTypes = types.map((type, index) => ({
    ...type,
    id: crypto.randomUUID(),
    therapistId: user.id,
    archivedAt: null,
    createdAt: user.createdAt.add({ minutes: index }),
  }));
  return {
    user,
    rows: { ...rows, appointmentTypes },
    schedule: {
      therapistId: user.id,
      timeZone,
      ...settings,
      hours: [...hours],
      timeOff: [...timeOff, ...elsewhere],
    },
    elsewhere,
  };
}

/** Makes a demo patient who can book. */
export function demoPatient(
  { preferredName, birthDate, state, emergency, sees, ...person }: DemoPatient,
  index: number,
  at: Temporal.Instant,
  passwordHash: string,
): { user: User; rows: Rows; sees: DemoPatient["sees"] } {
  const made = makePatient(at.subtract({ hours: OPEN_FOR }), passwordHash, {
    ...person,
    profile: {
      preferredName: preferredName ?? null,
      birthDate: Temporal.PlainDate.from(birthDate),
      state,
      phone: phone(2 * index),
      emergencyName: emergency.name,
      emergencyPhone: phone(2 * index + 1),
      emergencyRelationship: emergency.relationship,
    },
  });
  return { ...made, sees };
}

/** Returns whole local days off. */
function holidayIn(
  timeZone: string,
  { inDays, days, note }: NonNullable<DemoTherapist["holiday"]>,
  at: Temporal.Instant,
) {
  const first = at.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: inDays });
  return {
    startsAt: first.toZonedDateTime(timeZone).toInstant(),
    endsAt: first.add({ days }).toZonedDateTime(timeZone).toInstant(),
    note,
  };
}

/** Returns one of the hundred fictional numbers from 555-0100. */
const phone = (number: number) => `+1303555${String(100 + number).padStart(4, "0")}`;
