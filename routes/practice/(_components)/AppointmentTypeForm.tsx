import { TYPE_NAME_LIMIT } from "../../../lib/shared/schemas/appointment_types.ts";
import { ChoiceGroup, ErrorSummary, Field, Form } from "../../../components/form/Form.tsx";

interface AppointmentTypeFormProps {
  values: Readonly<Record<string, string | readonly string[] | undefined>>;
  errors: Readonly<Record<string, string>>;
  /** The values again, if the form changes a type. */
  was?: AppointmentTypeFormProps["values"];
  submit: string;
}

const forWhom = [
  { value: "anyone", label: "Anyone" },
  {
    value: "first",
    label: "Only for a first visit",
    hint: "New patients choose from these.",
  },
  { value: "further", label: "Only for current patients" },
];

/** An appointment type: its name, who can choose it and how long it takes. */
export function AppointmentTypeForm({ values, errors, was, submit }: AppointmentTypeFormProps) {
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
    <Form submit={submit} was={was}>
      <ErrorSummary errors={errors} />
      <Field
        name="name"
        label="Name"
        hint="Patients see this name. For example: “First consultation”. It also appears in calendars, so leave out anything private."
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
      {length("minutes", "Length", "15 to 240 minutes, in steps of five.", 15, 240)}
      {length("bufferBeforeMinutes", "Time kept free before", "0 to 120 minutes, in steps of five.", 0, 120)}
      {length("bufferAfterMinutes", "Time kept free after", "0 to 120 minutes, in steps of five.", 0, 120)}
    </Form>
  );
}
