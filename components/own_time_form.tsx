import { Field, type FieldValue, Form } from "./form.tsx";
import { Section } from "./section.tsx";
import { SeriesScope } from "./series_scope.tsx";

interface OwnTimeFormProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  zoneLabel: string;
  inSeries: boolean;
}

/** A therapist's choice of any time, also one that they do not offer; what stands in its way is shown before anything moves. */
export function OwnTimeForm({ values, errors, zoneLabel, inSeries }: OwnTimeFormProps) {
  return (
    <Section id="own-time" title="At a time that is not listed">
      <div class="max-w-prose">
        <Form submit="Move there" submitKind="secondary">
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
          {inSeries ? <SeriesScope verb="Move" value={values.scope} /> : null}
        </Form>
      </div>
    </Section>
  );
}
