import type { MeasureRepeats } from "../shared/codes/measure_repeats.ts";
import type { InstrumentCode } from "../shared/codes/instruments.ts";

export interface DemoMeasure {
  /** The patient's address. */
  patient: string;
  instrument: InstrumentCode;
  repeats: MeasureRepeats;
  /** The oldest first. */
  answers: readonly (readonly number[])[];
}

/** The demo therapist's requests and their answers. */
export const demoMeasures: readonly DemoMeasure[] = [
  {
    patient: "patient@bloom.example",
    instrument: "phq9",
    repeats: "before_visits",
    answers: [[2, 2, 3, 3, 2, 2, 2, 0, 0], [2, 2, 2, 2, 1, 2, 1, 0, 0], [1, 1, 2, 2, 1, 1, 1, 0, 0]],
  },
  { patient: "patient@bloom.example", instrument: "gad7", repeats: "once", answers: [] },
  {
    patient: "beatriz.montoya@example.com",
    instrument: "gad7",
    repeats: "before_visits",
    answers: [
      [3, 3, 3, 2, 2, 2, 2],
      [3, 3, 2, 2, 2, 2, 1],
      [2, 3, 2, 2, 1, 2, 1],
      [2, 2, 2, 1, 1, 1, 1],
      [1, 2, 2, 1, 1, 1, 0],
    ],
  },
  {
    patient: "walter.jensen@example.com",
    instrument: "phq9",
    repeats: "once",
    answers: [[2, 2, 2, 2, 1, 2, 1, 0, 1]],
  },
];

export interface DemoNote {
  patient: string;
  kind: "progress" | "psychotherapy";
  /** Which past visit it is about, counted back from the last one. */
  visitsAgo: number;
  text: string;
  isDraft?: boolean;
  amendment?: { text: string; reason: string };
}

/** The demo therapist's notes. Every person is made up. */
export const demoNotes: readonly DemoNote[] = [
  {
    patient: "beatriz.montoya@example.com",
    kind: "progress",
    visitsAgo: 2,
    text: "Sleeps five to six hours; worries most before work. Introduced the worry log.\n\n" +
      "Plan: ten minutes of writing each evening. Next visit in a week.",
    amendment: {
      text: "Sleeps four to five hours; worries most before work. Introduced the worry log.\n\n" +
        "Plan: ten minutes of writing each evening. Next visit in a week.",
      reason: "I had entered the hours from the week before.",
    },
  },
  {
    patient: "beatriz.montoya@example.com",
    kind: "progress",
    visitsAgo: 1,
    text: "Kept the worry log on five evenings. Drove to work alone twice, the first time since spring.\n\n" +
      "Plan: keep going, and take the highway once.",
  },
  {
    patient: "beatriz.montoya@example.com",
    kind: "psychotherapy",
    visitsAgo: 1,
    text: "Returned to the summer at her grandmother's. Follow up gently, but not next time.",
  },
  {
    patient: "patient@bloom.example",
    kind: "progress",
    visitsAgo: 0,
    text:
      "More energy in the mornings. Walks three times a week.\n\nPlan: keep up the walks; review the PHQ-9 together.",
  },
  {
    patient: "walter.jensen@example.com",
    kind: "progress",
    visitsAgo: 0,
    isDraft: true,
    text: "Talked about his retirement. Note to be completed.",
  },
];
