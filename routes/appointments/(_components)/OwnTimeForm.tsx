import { DayTimeFields } from "../../../components/form/DayTimeFields.tsx";
import { type FieldValue, Form } from "../../../components/form/Form.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { SeriesScope } from "./SeriesScope.tsx";

interface OwnTimeFormProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  zoneLabel: string;
  inSeries: boolean;
}

/** A therapist's choice of any time, offered or not; conflicts are shown before anything moves. */
export function OwnTimeForm({ values, errors, zoneLabel, inSeries }: OwnTimeFormProps) {
  return (
    <Section id="own-time" title="Choose a time that isn't listed">
      <div class="max-w-prose">
        <Form submit="Move to the new time" submitKind="secondary">
          <DayTimeFields values={values} errors={errors} zoneLabel={zoneLabel} />
          {inSeries ? <SeriesScope verb="Move" value={values.scope} /> : null}
        </Form>
      </div>
    </Section>
  );
}
