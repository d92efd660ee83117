import { formatClock, formatDate, type Moment } from "../../../lib/shared/format.ts";
import { NOTE_TEXT_LIMIT } from "../../../lib/shared/note_kinds.ts";
import { Button } from "../../../components/form/Button.tsx";
import { only } from "../../../components/form/FieldFrame.tsx";
import {
  ErrorSummary,
  type FieldValue,
  Form,
  SelectField,
  TextField,
} from "../../../components/form/Form.tsx";

interface NoteDraftFormProps {
  /** Its target, if not the current page. */
  action?: string;
  /** The version of the draft that was seen; null: it is new. */
  version: number | null;
  visits: readonly { id: string; startsAt: Moment; standing: string }[];
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
  timeZone: string;
  now: Moment;
}

/** A draft to edit, save and sign. */
export function NoteDraftForm(
  { action, version, visits, values, errors, timeZone, now }: NoteDraftFormProps,
) {
  const options = visits.map(({ id, startsAt, standing }) => ({
    value: id,
    label: `${formatDate(startsAt, timeZone, now)}, ${formatClock(startsAt, timeZone)} (${standing})`,
  }));
  return (
    <Form action={action}>
      <ErrorSummary errors={errors} />
      {version === null
        ? <input type="hidden" name="id" value={only(values.id)} />
        : <input type="hidden" name="version" value={version} />}
      <SelectField
        name="visit"
        label="Visit"
        blank="No visit"
        options={options}
        value={values.visit}
        error={errors.visit}
        optional
      />
      <TextField
        name="text"
        label="Note"
        value={values.text}
        error={errors.text}
        rows={14}
        maxLength={NOTE_TEXT_LIMIT}
        required
      />
      <div class="flex flex-wrap items-center gap-3">
        <Button name="do" value="save">Save the draft</Button>
        <Button name="do" value="sign" kind="secondary" aria-describedby="sign-hint">Sign the note</Button>
      </div>
      <p id="sign-hint" class="text-sm text-soft">
        After you sign a note, you can't change it, but you can amend it. We keep every version, with its time
        and reason.
      </p>
    </Form>
  );
}
