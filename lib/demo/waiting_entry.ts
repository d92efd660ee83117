import type { Database } from "../../db/schema/database.ts";
import type { Appointment } from "../../db/schema/scheduling.ts";
import type { Insertable } from "kysely";

/**
 * Returns a waitlist entry for the last upcoming visit, whose patient would like an earlier time: mornings,
 * early in the week.
 */
export function waitingEntry(
  visits: readonly (Appointment & { patientId: string })[],
  now: Temporal.Instant,
): Insertable<Database["waitlistEntries"]>[] {
  const visit = visits.filter(({ status, startsAt }) =>
    status === "booked" && Temporal.Instant.compare(startsAt, now.add({ hours: 72 })) > 0
  ).sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)).at(-1);
  if (!visit) return [];
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO("UTC").toPlainDate();
  return [{
    id: crypto.randomUUID(),
    patientId: visit.patientId,
    therapistId: visit.therapistId,
    appointmentId: visit.id,
    typeId: null,
    earliest: dateOf(now),
    latest: dateOf(visit.startsAt),
    weekdays: ["1", "2", "3"],
    partsOfDay: ["morning"],
    state: "waiting",
    liveKey: `${visit.patientId} ${visit.id}`,
    createdAt: now.subtract({ hours: 20 }),
    endedAt: null,
  }];
}
