import { NOTE_REASON_LIMIT, NOTE_TEXT_LIMIT } from "../../../lib/shared/note_kinds.ts";
import { Button } from "../../../components/form/Button.tsx";
import { ErrorSummary, Field, type FieldValue, Form, TextField } from "../../../components/form/Form.tsx";

interface NoteAmendFormProps {
  /** How many versions the author has seen. */
  versions: number;
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
}

/** Another version of a signed note. */
export function NoteAmendForm({ versions, values, errors }: NoteAmendFormProps) {
  return (
    <Form>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="versions" value={versions} />
      <TextField
        name="text"
        label="The complete new text of the note"
        value={values.text}
        error={errors.text}
        rows={12}
        maxLength={NOTE_TEXT_LIMIT}
        required
      />
      <Field
        name="reason"
        label="Reason for the change"
        hint="We keep the reason with the note."
        value={values.reason}
        error={errors.reason}
        maxLength={NOTE_REASON_LIMIT}
        required
      />
      <div>
        <Button name="do" value="amend">Save this version</Button>
      </div>
    </Form>
  );
}
