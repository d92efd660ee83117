import { type Queryable, transaction } from "../../../db/transaction.ts";
import type { Acting, Practice } from "../../practice.ts";
import { bandOf, highestScore, riskAnswer, scoreOf } from "../../shared/measures/instrument.ts";
import { type InstrumentCode, instruments } from "../../shared/codes/instruments.ts";
import type { MeasureAnswers, MeasureResultOutput } from "../../shared/schemas/measures.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";

/** A patient's answers and their meaning. */
export interface MeasureResult extends MeasureResultOutput {
  /** Whether it reports thoughts of death or self-harm. */
  isRisk: boolean;
}

/** Four years of weekly visits. */
const LIMIT = 200;

/** Returns the context that the answers are sealed with. */
const answersContext = (id: string) => `measure_results.answers:${id}`;

/** Seals the answers and their score for the row of this ID. */
export const sealAnswers = (
  { keyring }: Pick<Practice, "keyring">,
  id: string,
  { answers, difficulty }: MeasureAnswers,
): Promise<string> =>
  keyring.seal(JSON.stringify({ answers, difficulty, score: scoreOf(answers) }), answersContext(id));

/** Selects the results of a user, patient or therapist. None is found by its ID alone. */
export function measureResults(queryable: Queryable, userId: string) {
  return queryable.selectFrom("measureResults as result")
    .innerJoin("users as therapist", "therapist.id", "result.therapistId")
    .where((eb) => eb.or([eb("result.patientId", "=", userId), eb("result.therapistId", "=", userId)]))
    .select(["result.id", "result.requestId", "result.patientId", "result.therapistId", "result.instrument"])
    .select(["result.answers", "result.answeredAt", "therapist.name as therapistName"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof measureResults>["execute"]>>[number];

/** Returns the row with its answers decrypted. */
export async function openResult(
  row: Row,
  { keyring }: Pick<Practice, "keyring">,
): Promise<MeasureResult> {
  const { id, requestId, patientId, answeredAt } = row;
  const { answers, difficulty, score } = JSON.parse(await keyring.open(row.answers, answersContext(id)));
  const instrument = instruments[row.instrument];
  return {
    id,
    requestId,
    patientId,
    therapist: { id: row.therapistId, name: row.therapistName },
    instrument,
    answeredAt,
    answers,
    difficulty,
    score,
    highestScore: highestScore(instrument),
    band: bandOf(instrument, score).code,
    isRisk: riskAnswer(instrument, answers) > 0,
  };
}

/**
 * Returns a patient's results, the latest first, at most 200: the patient sees all their own, a therapist
 * those of their own requests. Records an audit event.
 */
export async function listResults(
  acting: Acting,
  patientId: string,
  instrument?: InstrumentCode,
): Promise<MeasureResult[]> {
  const rows = await transaction(acting.db, async (trx) => {
    const found = await measureResults(trx, acting.actor.userId).where("result.patientId", "=", patientId)
      .$if(instrument !== undefined, (query) => query.where("result.instrument", "=", instrument ?? "phq9"))
      .orderBy("result.answeredAt", "desc").orderBy("result.id").limit(LIMIT).execute();
    if (found.length > 0) {
      await recordMeasureEvent(trx, acting, "measure_result", { id: null, patientId }, "list");
    }
    return found;
  }, { isolation: "read committed" });
  return await Promise.all(rows.map((row) => openResult(row, acting)));
}

/**
 * Returns one result, for its patient and the therapist who requested it; null for anyone else. Records an
 * audit event.
 */
export async function findResult(
  acting: Acting,
  id: string,
  patientId?: string,
): Promise<MeasureResult | null> {
  const row = await transaction(acting.db, async (trx) => {
    const found = await measureResults(trx, acting.actor.userId).where("result.id", "=", id)
      .$if(patientId !== undefined, (query) => query.where("result.patientId", "=", patientId ?? ""))
      .executeTakeFirst();
    const refused = { outcome: "refused", reason: "not_found" } as const;
    await recordMeasureEvent(
      trx,
      acting,
      "measure_result",
      { id, patientId: found?.patientId ?? null },
      "read",
      found ? {} : refused,
    );
    return found;
  }, { isolation: "read committed" });
  return row ? await openResult(row, acting) : null;
}
