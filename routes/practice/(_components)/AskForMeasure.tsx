import { instrumentCodes, instruments } from "../../../lib/shared/codes/instruments.ts";
import { ChoiceGroup, ErrorSummary, type FieldValue, Form } from "../../../components/form/Form.tsx";

interface AskForMeasureProps {
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
}

const measures = instrumentCodes.map((code) => {
  const { name, about, items } = instruments[code];
  return { value: code, label: `${name}: ${about.toLowerCase()}`, hint: `${items.length} items` };
});

const often = [
  { value: "once", label: "Once" },
  {
    value: "before_visits",
    label: "Before every visit",
    hint: "The patient gets it two days before each visit.",
  },
];

/** The form with which a therapist requests a measure from a patient. */
export function AskForMeasure({ values, errors }: AskForMeasureProps) {
  return (
    <Form submit="Ask the patient">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="do" value="ask" />
      <ChoiceGroup
        type="radio"
        name="instrument"
        label="Measure"
        options={measures}
        value={values.instrument}
        error={errors.instrument}
        required
      />
      <ChoiceGroup
        type="radio"
        name="repeats"
        label="How often"
        options={often}
        value={values.repeats}
        error={errors.repeats}
        required
      />
    </Form>
  );
}
