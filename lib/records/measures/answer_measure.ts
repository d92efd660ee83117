import { type Transaction, transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Acting } from "../../practice.ts";
import { riskAnswer } from "../../shared/measures/instrument.ts";
import * as paths from "../../shared/paths.ts";
import type { MeasureAnswers } from "../../shared/schemas/measures.ts";
import { type MeasureRequest, measureRequest, measureRequests } from "./measure_requests.ts";
import { type MeasureResult, measureResults, openResult, sealAnswers } from "./measure_results.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";
import { measureTexts } from "./texts/measure_texts.ts";

export type AnswerResult =
  | { kind: "answered"; result: MeasureResult }
  | { kind: "not_found" }
  /** It was already answered, most recently with this result, or is no longer requested. */
  | { kind: "not_waiting"; resultId: string | null }
  /** An answer is missing, or there are too many. */
  | { kind: "wrong_count"; expected: number };

/**
 * Stores the acting patient's answers to a request. If they report thoughts of death or self-harm (PHQ-9's
 * item 9 above zero), the same transaction flags the therapist, and a mail asks the therapist to look.
 */
export async function answerMeasure(
  acting: Acting,
  requestId: string,
  answers: MeasureAnswers,
): Promise<AnswerResult> {
  const { actor, now } = acting;
  const outcome = await transaction(acting.db, async (trx) => {
    // Locked, so that a form that was sent twice counts once.
    const row = await measureRequests(trx, now()).where("request.id", "=", requestId)
      .where("request.patientId", "=", actor.userId).forUpdate("request").executeTakeFirst();
    if (!row) return { kind: "not_found" } as const;
    const request = measureRequest(row);
    const expected = request.instrument.items.length;
    if (answers.answers.length !== expected) return { kind: "wrong_count", expected } as const;
    if (!request.isWaiting) {
      const latest = await measureResults(trx, actor.userId).where("result.requestId", "=", requestId)
        .orderBy("result.answeredAt", "desc").limit(1).executeTakeFirst();
      return { kind: "not_waiting", resultId: latest?.id ?? null } as const;
    }
    const id = crypto.randomUUID();
    await writeResult(trx, acting, request, id, answers);
    if (riskAnswer(request.instrument, answers.answers) > 0) await raiseFlag(trx, acting, request, id);
    const result = await measureResults(trx, actor.userId).where("result.id", "=", id)
      .executeTakeFirstOrThrow();
    return { kind: "answered", result } as const;
  });
  return outcome.kind === "answered"
    ? { kind: "answered", result: await openResult(outcome.result, acting) }
    : outcome;
}

async function writeResult(
  trx: Transaction,
  acting: Acting,
  { id: requestId, instrument, repeats, therapist, patientId }: MeasureRequest,
  id: string,
  answers: MeasureAnswers,
): Promise<void> {
  await trx.insertInto("measureResults").values({
    id,
    requestId,
    patientId,
    therapistId: therapist.id,
    instrument: instrument.code,
    answers: await sealAnswers(acting, id, answers),
    answeredAt: acting.now(),
  }).execute();
  if (repeats === "once") {
    await trx.updateTable("measureRequests").set({ status: "answered", endedAt: acting.now() })
      .where("id", "=", requestId).execute();
  }
  await recordMeasureEvent(trx, acting, "measure_result", { id, patientId }, "answer");
}

async function raiseFlag(
  trx: Transaction,
  acting: Acting,
  { therapist, patientId }: MeasureRequest,
  resultId: string,
): Promise<void> {
  const id = crypto.randomUUID();
  await trx.insertInto("measureFlags").values({
    id,
    resultId,
    patientId,
    therapistId: therapist.id,
    raisedAt: acting.now(),
    seenAt: null,
  }).execute();
  await recordMeasureEvent(trx, acting, "measure_flag", { id, patientId }, "raise");
  const to = await trx.selectFrom("users").select(["name", "email", "locale"]).where("id", "=", therapist.id)
    .executeTakeFirstOrThrow();
  const letter = measureTexts[to.locale].flag();
  const mail = writeMail(acting.config, { to, letter, path: paths.flags() });
  // No limit on mails may keep this one back.
  await enqueueMail(trx, { ...acting, actor: null }, mail, { userId: therapist.id });
}
