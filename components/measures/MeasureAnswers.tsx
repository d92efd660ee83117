import {
  answerLabels,
  difficultyLabels,
  difficultyQuestion,
  type Instrument,
} from "../../lib/shared/measures/instrument.ts";

interface MeasureAnswersProps {
  instrument: Instrument;
  answers: readonly number[];
  difficulty: number | null;
}

/** The answers, question by question. */
export function MeasureAnswers({ instrument, answers, difficulty }: MeasureAnswersProps) {
  return (
    <>
      <p class="mb-3 text-soft">{instrument.question}</p>
      <ol class="grid rounded-lg border bg-surface">
        {instrument.items.map((item, index) => (
          <li key={item} class="border-b px-4 py-3 last:border-b-0">
            <p>{index + 1}. {item}</p>
            <p class="font-semibold">
              {answerLabels[answers[index]]} ({answers[index]})
            </p>
          </li>
        ))}
        {difficulty === null ? null : (
          <li class="px-4 py-3">
            <p>{difficultyQuestion}</p>
            <p class="font-semibold">{difficultyLabels[difficulty]}</p>
          </li>
        )}
      </ol>
    </>
  );
}
