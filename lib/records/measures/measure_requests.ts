import type { Queryable } from "../../../db/transaction.ts";
import { instruments } from "../../shared/codes/instruments.ts";
import type { MeasureRequestOutput } from "../../shared/schemas/measures.ts";
import { DUE_HOURS, isDue } from "./measure_due.ts";

/** A request as both sides see it. */
export interface MeasureRequest extends MeasureRequestOutput {
  /** Whether the two work together: after care has ended, nothing is requested. */
  isActive: boolean;
}

/** Selects requests with all that decides whether they are due; the calling code narrows the query down. */
export function measureRequests(queryable: Queryable, now: Temporal.Instant) {
  return queryable.selectFrom("measureRequests as request")
    .innerJoin("users as therapist", "therapist.id", "request.therapistId")
    .leftJoin(
      "careRelationships as care",
      (join) =>
        join.onRef("care.patientId", "=", "request.patientId")
          .onRef("care.therapistId", "=", "request.therapistId"),
    )
    .select(["request.id", "request.patientId", "request.therapistId", "request.instrument"])
    .select(["request.repeats", "request.status", "request.askedAt", "therapist.name as therapistName"])
    .select("care.status as careStatus")
    .select((eb) => [
      eb.selectFrom("measureResults as result")
        .select(({ fn }) => fn.max("result.answeredAt").as("at"))
        .whereRef("result.requestId", "=", "request.id").as("lastAnsweredAt"),
      eb.selectFrom("appointments as visit")
        .innerJoin("appointmentAttendees as seat", "seat.appointmentId", "visit.id")
        .select(({ fn }) => fn.min("visit.startsAt").as("at"))
        .whereRef("visit.therapistId", "=", "request.therapistId")
        .whereRef("seat.userId", "=", "request.patientId").where("seat.role", "=", "patient")
        .where("visit.status", "in", ["booked", "arrived"])
        .where("visit.endsAt", ">", now).where("visit.startsAt", "<=", now.add({ hours: DUE_HOURS }))
        .as("comingAt"),
      eb.selectFrom("appointments as visit")
        .innerJoin("appointmentAttendees as seat", "seat.appointmentId", "visit.id")
        .select(({ fn }) => fn.max("visit.endsAt").as("at"))
        .whereRef("visit.therapistId", "=", "request.therapistId")
        .whereRef("seat.userId", "=", "request.patientId").where("seat.role", "=", "patient")
        .where("visit.status", "in", ["booked", "arrived", "fulfilled"])
        .where("visit.endsAt", "<=", now)
        .as("previousEndedAt"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof measureRequests>["execute"]>>[number];

/** Returns the view of a row. */
export function measureRequest(row: Row): MeasureRequest {
  const { id, repeats, status, askedAt, patientId } = row;
  const isActive = row.careStatus === "active";
  return {
    id,
    instrument: instruments[row.instrument],
    repeats,
    status,
    askedAt,
    patientId,
    therapist: { id: row.therapistId, name: row.therapistName },
    isActive,
    isWaiting: isActive && isDue(row),
  };
}
