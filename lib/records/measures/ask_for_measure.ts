import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { hasActiveCare } from "../../people/care/care_of.ts";
import type { Acting } from "../../practice.ts";
import type { MeasureAsk } from "../../shared/schemas/measures.ts";
import { findPatientOf } from "../patient_of.ts";
import { askedMail } from "./measure_mails.ts";
import { type MeasureRequest, measureRequest, measureRequests } from "./measure_requests.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";

type AskForMeasureResult =
  | { kind: "asked"; request: MeasureRequest }
  | { kind: "not_found" }
  | { kind: "not_in_care" }
  /** A minor, who cannot sign in to answer. */
  | { kind: "is_ward" }
  /** The same measure is being asked for already. */
  | { kind: "already_asked" };

const ONE_OPEN = "measure_requests_one_open";

/** Asks a patient of the acting therapist's for a measure, once or before every visit. The patient gets a mail. */
export async function askForMeasure(
  acting: Acting,
  patientId: string,
  ask: MeasureAsk,
): Promise<AskForMeasureResult> {
  try {
    return await transaction(acting.db, (trx) => writeRequest(trx, acting, patientId, ask));
  } catch (error) {
    if (violates(error, ONE_OPEN)) return { kind: "already_asked" };
    throw error;
  }
}

async function writeRequest(
  trx: Transaction,
  acting: Acting,
  patientId: string,
  { instrument, repeats }: MeasureAsk,
): Promise<AskForMeasureResult> {
  const { actor, now, config } = acting;
  const therapistId = actor.userId;
  const known = await findPatientOf(trx, therapistId, patientId);
  if (!known) return { kind: "not_found" };
  if (!await hasActiveCare(trx, { patientId, therapistId })) return { kind: "not_in_care" };
  // The questions are made for adults, who answer them themselves.
  if (known.isWard) return { kind: "is_ward" };
  const to = await trx.selectFrom("users").select(["email", "locale"]).where("id", "=", patientId)
    .executeTakeFirstOrThrow();
  const id = crypto.randomUUID();
  await trx.insertInto("measureRequests").values({
    id,
    patientId,
    therapistId,
    instrument,
    repeats,
    status: "open",
    askedAt: now(),
    endedAt: null,
  }).execute();
  await recordMeasureEvent(trx, acting, "measure_request", { id, patientId }, "ask");
  const mail = askedMail({ to, origin: config.origin, name: actor.name, repeats });
  await enqueueMail(trx, acting, mail, { kind: "care", userId: patientId });
  const row = await measureRequests(trx, now()).where("request.id", "=", id).executeTakeFirstOrThrow();
  return { kind: "asked", request: measureRequest(row) };
}

/** Why something new was refused, in a sentence for the therapist. */
export function askRefusal({ kind }: { kind: "not_in_care" | "already_asked" | "is_ward" }): string {
  if (kind === "is_ward") {
    return "This patient is a child whose guardian signs in, so there is nobody to answer a measure here.";
  }
  return kind === "not_in_care"
    ? "You do not work together at present, so you cannot ask for a measure."
    : "You are asking for this measure already. Stop that first to ask in another way.";
}
