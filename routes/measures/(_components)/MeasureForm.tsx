import {
  answerLabels,
  difficultyLabels,
  difficultyQuestion,
  type Instrument,
} from "../../../lib/shared/measures/instrument.ts";
import { describedBy, FieldError, type FieldValue, includes } from "../../../components/form/FieldFrame.tsx";
import { ErrorSummary, Form } from "../../../components/form/Form.tsx";

interface MeasureFormProps {
  instrument: Instrument;
  /** By field: "item-1" to the last item, and "difficulty". */
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
  /** The link back. */
  back: string;
}

/** A questionnaire on one page, word for word as published. */
export function MeasureForm({ instrument, values, errors, back }: MeasureFormProps) {
  return (
    <Form
      submit="Send my answers"
      beside={<a href={back} class="inline-flex min-h-touch items-center">Not now</a>}
    >
      <ErrorSummary errors={errors} />
      <p class="text-lg font-semibold">{instrument.question}</p>
      {instrument.items.map((item, index) => {
        const name = `item-${index + 1}`;
        return (
          <AnswerGroup
            key={name}
            name={name}
            label={`${index + 1}. ${item}`}
            answers={answerLabels}
            value={values[name]}
            error={errors[name]}
            required
          />
        );
      })}
      <AnswerGroup
        name="difficulty"
        label={difficultyQuestion}
        answers={difficultyLabels}
        value={values.difficulty}
        error={errors.difficulty}
      />
      <p class="text-sm text-soft">{instrument.source}</p>
    </Form>
  );
}

interface AnswerGroupProps {
  name: string;
  label: string;
  answers: readonly string[];
  value: FieldValue;
  error: string | undefined;
  required?: boolean;
}

/** One question. An answer's whole box can be tapped; the first has the field's ID, for the error summary. */
function AnswerGroup({ name, label, answers, value, error, required }: AnswerGroupProps) {
  return (
    <fieldset
      role="radiogroup"
      aria-required={required ? "true" : undefined}
      aria-invalid={error ? "true" : undefined}
      aria-describedby={describedBy(name, { error })}
    >
      <legend class="mb-2 font-semibold">
        {label}
        {required ? null : <span class="font-normal text-soft">&nbsp;(optional)</span>}
      </legend>
      <div class="grid gap-2 sm:grid-cols-2">
        {answers.map((answer, score) => (
          <label
            key={answer}
            class={`flex min-h-touch items-center gap-3 rounded border bg-surface px-3 py-2 hover:bg-sunk ${
              error ? "border-bad" : "border-edge"
            }`}
          >
            <input
              type="radio"
              id={score === 0 ? name : `${name}-${score}`}
              name={name}
              value={score}
              checked={includes(value, `${score}`)}
              required={required}
              class="h-5 w-5 shrink-0"
            />
            <span class="min-w-0">{answer}</span>
          </label>
        ))}
      </div>
      <FieldError id={name} error={error} />
    </fieldset>
  );
}
