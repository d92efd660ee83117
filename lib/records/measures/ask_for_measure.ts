import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import { hasActiveCare } from "../../people/care/care_of.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import type { MeasureAsk } from "../../shared/schemas/measures.ts";
import { findPatientOf } from "../patient_of.ts";
import { type MeasureRequest, measureRequest, measureRequests } from "./measure_requests.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";
import { measureTexts } from "./texts/measure_texts.ts";

export type AskForMeasureResult =
  | { kind: "asked"; request: MeasureRequest }
  | { kind: "not_found" }
  | { kind: "not_in_care" }
  /** A ward, who cannot sign in to answer. */
  | { kind: "is_ward" }
  /** The same measure is already requested. */
  | { kind: "already_asked" };

const ONE_OPEN = "measure_requests_one_open";

/**
 * Requests a measure from a patient of the acting therapist, once or before every visit. The patient gets a
 * mail.
 */
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
  // The questions are designed for adults who answer them themselves.
  if (known.isWard) return { kind: "is_ward" };
  const reader = await trx.selectFrom("users").select(["email", "locale"]).where("id", "=", patientId)
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
  const letter = measureTexts[reader.locale].asked({ name: actor.name, repeats });
  const to = { ...reader, name: known.name };
  const mail = writeMail(config, { to, letter, path: paths.measures() });
  await enqueueMail(trx, acting, mail, { kind: "care", userId: patientId });
  const row = await measureRequests(trx, now()).where("request.id", "=", id).executeTakeFirstOrThrow();
  return { kind: "asked", request: measureRequest(row) };
}
