import { slotsBetween } from "../scheduling/free/slots.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import type { AppointmentFacts } from "./factories/appointment.ts";
import { makeCare } from "./factories/care.ts";
import type { Rows } from "./factories/rows.ts";
import { makeWard } from "./factories/ward.ts";
import type { User } from "../../db/schema/accounts.ts";

/** How far ahead these visits are: more than a day's notice. Hours. */
const AHEAD = 50;

interface DemoPractice {
  schedule: Schedule;
  /** All visits planned so far. */
  visits: readonly AppointmentFacts[];
  at: Temporal.Instant;
}

/** Plans a ward of a demo patient, in the care of the same therapist, with an upcoming visit. */
export function demoWard(
  guardian: User,
  { schedule, visits, at }: DemoPractice,
): { user: User; rows: Rows; visits: AppointmentFacts[] } {
  const today = at.toZonedDateTimeISO(guardian.timeZone).toPlainDate();
  const { user, rows } = makeWard(at.subtract({ hours: 60 * 24 }), guardian, {
    name: "Remy Avery",
    birthDate: today.subtract({ years: 12, months: 4 }),
    state: "CO",
    phone: "+13035550199",
    relationship: "Parent",
  });
  const care = makeCare(at.subtract({ hours: 24 * 30 }), {
    patientId: user.id,
    therapistId: schedule.therapistId,
  });
  const facts = visitOf([user.id], { schedule, visits, at });
  const coming = facts.map((visit) => ({ ...visit, createdBy: guardian.id, guardianIds: [guardian.id] }));
  return { user, rows: { ...rows, careRelationships: [care] }, visits: coming };
}

/** Plans an upcoming group visit of these patients. */
export function demoGroup(patientIds: readonly string[], practice: DemoPractice): AppointmentFacts[] {
  const { therapistId } = practice.schedule;
  return visitOf(patientIds, practice)
    .map((visit) => ({ ...visit, kind: "group" as const, typeName: "Group", createdBy: therapistId }));
}

/** Plans the visit at the first time that is free for all of them. */
function visitOf(
  [patientId, ...otherPatientIds]: readonly string[],
  { schedule, visits, at }: DemoPractice,
): AppointmentFacts[] {
  const { therapistId, slotMinutes: minutes, bufferBeforeMinutes, bufferAfterMinutes } = schedule;
  const all = [patientId, ...otherPatientIds];
  const live = visits.filter(({ status }) => status !== "cancelled");
  const busy = {
    therapist: live.filter((visit) => visit.therapistId === therapistId).map((visit) => ({
      startsAt: visit.startsAt.subtract({ minutes: visit.bufferBeforeMinutes ?? bufferBeforeMinutes }),
      endsAt: visit.startsAt.add({
        minutes: (visit.minutes ?? minutes) + (visit.bufferAfterMinutes ?? bufferAfterMinutes),
      }),
    })),
    patient: live.filter((visit) =>
      [visit.patientId, ...visit.otherPatientIds ?? []].some((id) => all.includes(id))
    )
      .map((visit) => ({
        startsAt: visit.startsAt,
        endsAt: visit.startsAt.add({ minutes: visit.minutes ?? minutes }),
      })),
  };
  const from = at.add({ hours: AHEAD });
  const [slot] = slotsBetween(schedule, busy, from, from.add({ hours: 24 * 10 }), at);
  if (!slot) return [];
  const createdAt = at.subtract({ hours: 30 });
  return [{
    therapistId,
    patientId,
    otherPatientIds,
    startsAt: slot.startsAt,
    minutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    createdAt,
    updatedAt: createdAt,
  }];
}
