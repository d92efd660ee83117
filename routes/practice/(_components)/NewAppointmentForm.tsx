import { DayTimeFields } from "../../../components/form/DayTimeFields.tsx";
import {
  ChoiceGroup,
  ErrorSummary,
  type FieldValue,
  Form,
  SelectField,
} from "../../../components/form/Form.tsx";
import { RepeatFields } from "../../../components/booking/RepeatFields.tsx";
import { isolated } from "../../../lib/shared/isolated.ts";

interface NewAppointmentFormProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  patients: readonly { id: string; name: string }[];
  types: readonly { id: string; name: string; minutes: number }[];
  /** The name of the zone of day and time. */
  zoneLabel: string;
}

/** A therapist's new appointment: who, when, and how often. It is previewed before anything is booked. */
export function NewAppointmentForm({ values, errors, patients, types, zoneLabel }: NewAppointmentFormProps) {
  return (
    <Form method="get" submit="Review the visit">
      <ErrorSummary errors={errors} />
      <ChoiceGroup
        type="checkbox"
        name="patient"
        label="Patients"
        options={patients.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.patient}
        error={errors.patient}
        columns={patients.length > 6}
      />
      {patients.length > 1
        ? (
          <ChoiceGroup
            type="radio"
            name="kind"
            label="If there are several patients"
            options={[
              { value: "couple", label: "They are a couple", hint: "They see each other's names." },
              { value: "group", label: "They are a group", hint: "They don't see who else is coming." },
            ]}
            value={values.kind ?? "couple"}
            error={errors.kind}
          />
        )
        : null}
      {types.length > 0
        ? (
          <SelectField
            name="type"
            label="Type of visit"
            blank="Your usual visit"
            options={types.map(({ id, name, minutes }) => ({
              value: id,
              label: `${isolated(name)} (${minutes} minutes)`,
            }))}
            value={values.type}
            error={errors.type}
          />
        )
        : null}
      <DayTimeFields values={values} errors={errors} zoneLabel={zoneLabel} />
      <RepeatFields values={values} errors={errors} once="Once" />
      <input type="hidden" name="show" value="yes" />
    </Form>
  );
}
