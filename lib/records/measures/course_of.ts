import { answerLabels, bandOf, type Instrument, riskAnswer } from "../../shared/measures/instrument.ts";
import { instrumentCodes, instruments } from "../../shared/codes/instruments.ts";
import type { MeasureResult } from "./measure_results.ts";

/**
 * Returns results by instrument, as a page shows their trend; instruments without answers are omitted.
 * `href`: the address of a result.
 */
export function coursesOf(results: readonly MeasureResult[], href: (id: string) => string) {
  return instrumentCodes.flatMap((code) => {
    const instrument = instruments[code];
    const own = results.filter((result) => result.instrument.code === code);
    return own.length > 0 ? [{ instrument, results: own.map((result) => courseResult(result, href)) }] : [];
  });
}

function courseResult(
  { id, answeredAt, score, instrument, answers }: MeasureResult,
  href: (id: string) => string,
) {
  return {
    id,
    at: answeredAt.toString(),
    score,
    band: bandOf(instrument, score),
    risk: riskLabel(instrument, answers),
    href: href(id),
  };
}

/** Returns the answer about thoughts of death or self-harm; null for a zero, or without such an item. */
export function riskLabel(instrument: Instrument, answers: readonly number[]): string | null {
  const answer = riskAnswer(instrument, answers);
  return answer > 0 ? answerLabels[answer] : null;
}
