/** Where a score begins to mean something else. */
export interface Band {
  code: "minimal" | "mild" | "moderate" | "moderately_severe" | "severe";
  /** From this score on, up to the next band's. */
  from: number;
  /** As its authors call it. */
  label: string;
  /** What it says, in words for the patient. */
  words: string;
}

/** A questionnaire that is scored by adding its answers up. */
export interface Instrument<Code extends string = string> {
  code: Code;
  name: string;
  /** What it asks about, in a few words. */
  about: string;
  /** Printed above the items. */
  question: string;
  items: readonly string[];
  /** The item (from 1) about being better off dead or hurting oneself, where there is one. */
  riskItem: number | null;
  bands: readonly Band[];
  /** Who made it, and under what terms it can be used. */
  source: string;
}

/** Both questionnaires have the same answers; an answer's place is what it scores. */
export const answerLabels = [
  "Not at all",
  "Several days",
  "More than half the days",
  "Nearly every day",
] as const;

/** Asked below the items, in the same words by both questionnaires. It does not count for the score. */
export const difficultyQuestion =
  "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of " +
  "things at home, or get along with other people?";

export const difficultyLabels = [
  "Not difficult at all",
  "Somewhat difficult",
  "Very difficult",
  "Extremely difficult",
] as const;

/** The highest score. */
export const highestScore = ({ items }: Instrument): number => items.length * (answerLabels.length - 1);

/** The sum of the answers. */
export const scoreOf = (answers: readonly number[]): number =>
  answers.reduce((sum, answer) => sum + answer, 0);

/** What a score means by the instrument's published cut-offs. */
export function bandOf({ bands }: Instrument, score: number): Band {
  return bands.findLast(({ from }) => score >= from) ?? bands[0];
}

/** "5–9": a band's scores. */
export function bandScores(instrument: Instrument, { code, from }: Band): string {
  const next = instrument.bands[instrument.bands.findIndex((band) => band.code === code) + 1];
  return `${from}–${next ? next.from - 1 : highestScore(instrument)}`;
}

/** What was answered to the item about being better off dead or hurting oneself; 0 where there is no such item. */
export const riskAnswer = ({ riskItem }: Instrument, answers: readonly number[]): number =>
  riskItem === null ? 0 : answers[riskItem - 1] ?? 0;
