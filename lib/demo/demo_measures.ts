import type { Practice } from "../practice.ts";
import { sealAnswers } from "../records/measures/measure_results.ts";
import type { Rows } from "./factories/rows.ts";
import { type DemoMeasure, demoMeasures } from "./record_texts.ts";
import type { DemoPair, PastVisits } from "./past_visits.ts";

/**
 * Returns the demo therapist's measure requests with their answers, given before past visits or a few hours
 * ago.
 */
export async function measureRows(
  practice: Pick<Practice, "keyring" | "now">,
  { pairOf, pastVisits }: PastVisits,
): Promise<Rows[]> {
  const parts: Rows[] = [];
  for (const measure of demoMeasures) {
    const pair = pairOf(measure.patient);
    const request = requestRow(practice.now(), pair, measure);
    parts.push({ measureRequests: [request] });
    const past = pastVisits(measure.patient).slice(-measure.answers.length);
    for (const [index, answers] of measure.answers.entries()) {
      const visit = measure.repeats === "once" ? undefined : past[index];
      if (measure.repeats === "before_visits" && !visit) continue;
      const answeredAt = visit?.startsAt.subtract({ hours: 20 }) ?? practice.now().subtract({ hours: 5 });
      parts.push(await resultRows(practice, request, answers, answeredAt));
    }
  }
  return parts;
}

function requestRow(now: Temporal.Instant, pair: DemoPair, { instrument, repeats, answers }: DemoMeasure) {
  const isAnswered = repeats === "once" && answers.length > 0;
  return {
    id: crypto.randomUUID(),
    ...pair,
    instrument,
    repeats,
    status: isAnswered ? "answered" as const : "open" as const,
    askedAt: now.subtract({ hours: repeats === "once" ? 26 : 24 * 50 }),
    endedAt: isAnswered ? now.subtract({ hours: 5 }) : null,
  };
}

async function resultRows(
  practice: Pick<Practice, "keyring">,
  { id: requestId, patientId, therapistId, instrument }: ReturnType<typeof requestRow>,
  answers: readonly number[],
  answeredAt: Temporal.Instant,
): Promise<Rows> {
  const id = crypto.randomUUID();
  const pair = { patientId, therapistId };
  const sealed = await sealAnswers(practice, id, { answers: [...answers], difficulty: 1 });
  const isRisk = instrument === "phq9" && answers[8] > 0;
  const flag = { id: crypto.randomUUID(), resultId: id, ...pair, raisedAt: answeredAt, seenAt: null };
  return {
    measureResults: [{ id, requestId, ...pair, instrument, answers: sealed, answeredAt }],
    measureFlags: isRisk ? [flag] : [],
  };
}
