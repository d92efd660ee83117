import { z } from "zod";
import { measureRepeats } from "../codes/measure_repeats.ts";
import { measureRequestStatuses } from "../codes/measure_request_statuses.ts";
import { answerLabels, difficultyLabels, type Instrument } from "../measures/instrument.ts";
import { instrumentCodes, instruments, type KnownInstrument } from "../codes/instruments.ts";
import { instant } from "./moments.ts";

const askFields = {
  instrument: z.enum(instrumentCodes, "Choose a measure."),
  repeats: z.enum(measureRepeats, "Choose how often."),
};

/** What a therapist requests from a patient. */
export const measureAsk = z.strictObject(askFields);
export type MeasureAsk = z.output<typeof measureAsk>;

/** The same from a form, or the end of a request. */
export const measureAskForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("ask"), ...askFields }),
  z.object({ do: z.literal("stop"), requestId: z.uuid("Choose the request to stop.") }),
], "Choose what to do.");

/** One answer: 0 "Not at all" to 3 "Nearly every day". */
const answer = z.int("Answer with a whole number from 0 to 3.").min(0, "The lowest answer is 0.")
  .max(answerLabels.length - 1, `The highest answer is ${answerLabels.length - 1}.`);

/** The answers to a measure, in the order of its items. The instrument decides how many there must be. */
export const measureAnswers = z.strictObject({
  answers: z.array(answer, "Send a list of answers.").min(1, "Answer each question.")
    .max(20, "No measure has this many questions."),
  difficulty: z.int("Answer with a whole number from 0 to 3.").min(0, "The lowest answer is 0.")
    .max(difficultyLabels.length - 1, `The highest answer is ${difficultyLabels.length - 1}.`)
    .nullable().default(null),
});
export type MeasureAnswers = z.output<typeof measureAnswers>;

/** Returns the name of an item's field; items count from 1. */
export const itemField = (number: number): string => `item-${number}`;

const choice = (labels: readonly string[], sentence: string) =>
  z.enum(labels.map((_, value) => `${value}`), sentence).transform(Number);

/**
 * Returns the schema of an instrument's form: every item must be answered, the question below them is
 * optional.
 */
export function measureForm({ items }: Pick<Instrument, "items">) {
  const fields = items.map((_, index) =>
    [itemField(index + 1), choice(answerLabels, `Choose an answer to question ${index + 1}.`)] as const
  );
  return z.object({
    ...Object.fromEntries(fields),
    difficulty: z.preprocess(
      (value) => value === "" ? undefined : value,
      choice(difficultyLabels, "Choose one of the four options.").optional(),
    ),
  }).transform((values: Record<string, number | undefined>): MeasureAnswers => ({
    answers: items.map((_, index) => values[itemField(index + 1)] ?? 0),
    difficulty: values.difficulty ?? null,
  }));
}

/** A questionnaire: its code in JSON, and all that Bloom knows of it in the practice. */
const instrument = z.codec(z.enum(instrumentCodes), z.custom<KnownInstrument>(isInstrument), {
  decode: (code) => instruments[code],
  encode: ({ code }) => code,
});

function isInstrument(value: unknown): boolean {
  return instrumentCodes.some((code) => instruments[code] === value);
}

const person = z.object({ id: z.uuid(), name: z.string() });

export const measureRequestJson = z.object({
  id: z.uuid(),
  instrument,
  repeats: z.enum(measureRepeats),
  status: z.enum(measureRequestStatuses),
  askedAt: instant,
  patientId: z.uuid(),
  therapist: person,
  isWaiting: z.boolean(),
});
export type MeasureRequestOutput = z.output<typeof measureRequestJson>;

/** A request with its questions, word for word. */
export const measureQuestionsJson = measureRequestJson.extend({
  name: z.string(),
  question: z.string(),
  items: z.array(z.string()),
  answerLabels: z.array(z.string()),
  difficultyQuestion: z.string(),
  difficultyLabels: z.array(z.string()),
  source: z.string(),
});

export const measureResultJson = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  patientId: z.uuid(),
  therapist: person,
  instrument,
  answeredAt: instant,
  answers: z.array(z.int()),
  difficulty: z.int().nullable(),
  score: z.int(),
  highestScore: z.int(),
  band: z.enum(["minimal", "mild", "moderate", "moderately_severe", "severe"]),
});
export type MeasureResultOutput = z.output<typeof measureResultJson>;

/** The result, and crisis contacts if it reports thoughts of death or self-harm. */
export const answeredJson = z.object({
  result: measureResultJson,
  crisis: z.array(z.object({
    name: z.string(),
    how: z.string(),
    links: z.array(z.object({ label: z.string(), href: z.string() })),
  })).nullable(),
});

export const measureFlagJson = z.object({
  id: z.uuid(),
  resultId: z.uuid(),
  patient: person,
  raisedAt: instant,
});
export type MeasureFlagOutput = z.output<typeof measureFlagJson>;
