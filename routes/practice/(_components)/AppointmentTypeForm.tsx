import { TYPE_NAME_LIMIT } from "../../../lib/shared/schemas/appointment_types.ts";
import { ChoiceGroup, ErrorSummary, Field, Form } from "../../../components/form/Form.tsx";

interface AppointmentTypeFormProps {
  values: Readonly<Record<string, string | readonly string[] | undefined>>;
  errors: Readonly<Record<string, string>>;
  submit: string;
}

const forWhom = [
  { value: "anyone", label: "Anybody" },
  {
    value: "first",
    label: "Only for a first visit",
    hint: "Whoever comes for the first time chooses from these.",
  },
  { value: "further", label: "Only for your patients" },
];

/** A kind of visit: what it is called, who can choose it and how long it takes. */
export function AppointmentTypeForm({ values, errors, submit }: AppointmentTypeFormProps) {
  const length = (name: string, label: string, hint: string, min: number, max: number) => (
    <Field
      type="number"
      inputMode="numeric"
      name={name}
      label={label}
      hint={hint}
      value={String(values[name] ?? "")}
      error={errors[name]}
      min={min}
      max={max}
      step={5}
      required
    />
  );
  return (
    <Form submit={submit}>
      <ErrorSummary errors={errors} />
      <Field
        name="name"
        label="Name"
        hint="As patients read it, such as “First consultation”. It stands in calendars too, so leave out what is private."
        value={String(values.name ?? "")}
        error={errors.name}
        maxLength={TYPE_NAME_LIMIT}
        required
      />
      <ChoiceGroup
        type="radio"
        name="forWhom"
        label="Who can choose it?"
        options={forWhom}
        value={values.forWhom}
        error={errors.forWhom}
        required
      />
      {length("minutes", "Length", "In minutes: 15 to 240, in steps of five.", 15, 240)}
      {length("bufferBeforeMinutes", "Kept free before", "In minutes: 0 to 120, in steps of five.", 0, 120)}
      {length("bufferAfterMinutes", "Kept free after", "In minutes: 0 to 120, in steps of five.", 0, 120)}
    </Form>
  );
}
