/** A range of scores with one meaning. */
export interface Band {
  code: "minimal" | "mild" | "moderate" | "moderately_severe" | "severe";
  /** Its lowest score; it ends below the next band's. */
  from: number;
  /** The authors' name for it. */
  label: string;
  /** Its meaning, in words for the patient. */
  words: string;
}

/** A questionnaire whose score is the sum of its answers. */
export interface Instrument<Code extends string = string> {
  code: Code;
  name: string;
  /** Its subject, in a few words. */
  about: string;
  /** Printed above the items. */
  question: string;
  items: readonly string[];
  /** The item (from 1) about being better off dead or hurting oneself, if there is one. */
  riskItem: number | null;
  bands: readonly Band[];
  /** Its authors, and its terms of use. */
  source: string;
}

/** Both questionnaires have the same answers; an answer's index is its score. */
export const answerLabels = [
  "Not at all",
  "Several days",
  "More than half the days",
  "Nearly every day",
] as const;

/** Asked below the items, with the same words in both questionnaires. It does not count toward the score. */
export const difficultyQuestion =
  "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of " +
  "things at home, or get along with other people?";

export const difficultyLabels = [
  "Not difficult at all",
  "Somewhat difficult",
  "Very difficult",
  "Extremely difficult",
] as const;

/** Returns the highest possible score. */
export const highestScore = ({ items }: Instrument): number => items.length * (answerLabels.length - 1);

/** Returns the sum of the answers. */
export const scoreOf = (answers: readonly number[]): number =>
  answers.reduce((sum, answer) => sum + answer, 0);

/** Returns the band of a score, by the instrument's published cut-offs. */
export function bandOf({ bands }: Instrument, score: number): Band {
  return bands.findLast(({ from }) => score >= from) ?? bands[0];
}

/** Returns a band's range of scores: "5–9". */
export function bandScores(instrument: Instrument, { code, from }: Band): string {
  const next = instrument.bands[instrument.bands.findIndex((band) => band.code === code) + 1];
  return `${from}–${next ? next.from - 1 : highestScore(instrument)}`;
}

/** Returns the answer to the item about being better off dead or hurting oneself; 0 without such an item. */
export const riskAnswer = ({ riskItem }: Instrument, answers: readonly number[]): number =>
  riskItem === null ? 0 : answers[riskItem - 1] ?? 0;
