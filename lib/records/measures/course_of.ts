import { answerLabels, type Instrument, riskAnswer } from "../../shared/measures/instrument.ts";
import { instrumentCodes, instruments } from "../../shared/codes/instruments.ts";
import type { MeasureResult } from "./measure_results.ts";

/** Results as a page shows their course, by instrument; what was never answered is left out. `href`: where one of them is. */
export function coursesOf(results: readonly MeasureResult[], href: (id: string) => string) {
  return instrumentCodes.flatMap((code) => {
    const instrument = instruments[code];
    const own = results.filter((result) => result.instrument.code === code);
    return own.length > 0 ? [{ instrument, results: own.map((result) => courseResult(result, href)) }] : [];
  });
}

function courseResult(
  { id, answeredAt, score, band, instrument, answers }: MeasureResult,
  href: (id: string) => string,
) {
  return { id, at: answeredAt.toString(), score, band, risk: riskLabel(instrument, answers), href: href(id) };
}

/** What was answered to the item about thoughts of death or self-harm; null for nothing, or where there is no such item. */
export function riskLabel(instrument: Instrument, answers: readonly number[]): string | null {
  const answer = riskAnswer(instrument, answers);
  return answer > 0 ? answerLabels[answer] : null;
}
