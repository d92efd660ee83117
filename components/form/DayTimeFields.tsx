import { Field, type FieldValue } from "./Form.tsx";

interface DayTimeFieldsProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  /** The name of the zone of day and time. */
  zoneLabel: string;
}

/** A visit's start on a therapist's own clock. */
export function DayTimeFields({ values, errors, zoneLabel }: DayTimeFieldsProps) {
  return (
    <div class="grid gap-5 sm:grid-cols-2 sm:items-end">
      <Field type="date" name="day" label="Day" value={values.day} error={errors.day} required />
      <Field
        type="time"
        step={300}
        name="time"
        label="Begins at"
        hint={`In ${zoneLabel}.`}
        value={values.time}
        error={errors.time}
        required
      />
    </div>
  );
}
