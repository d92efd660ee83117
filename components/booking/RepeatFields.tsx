import { Field, SelectField } from "../form/Form.tsx";
import type { FieldValue } from "../form/Form.tsx";

interface RepeatFieldsProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  /** The label of a single visit; omitted: it must be a series. */
  once?: string;
}

const often = [
  { value: "week", label: "Every week" },
  { value: "two_weeks", label: "Every two weeks" },
  { value: "month", label: "Every month, on the same weekday" },
];

/** How often a visit repeats, and how many visits there are. */
export function RepeatFields({ values, errors, once }: RepeatFieldsProps) {
  return (
    <div class="grid gap-5 sm:grid-cols-2 sm:items-end">
      <SelectField
        name="every"
        label="Repeat"
        blank={once}
        options={often}
        value={values.every}
        error={errors.every}
      />
      <Field
        type="number"
        inputMode="numeric"
        name="count"
        label="Number of visits"
        hint={once ? "2 to 26, if the visit repeats." : "2 to 26."}
        min={2}
        max={26}
        value={values.count ?? "8"}
        error={errors.count}
      />
    </div>
  );
}
