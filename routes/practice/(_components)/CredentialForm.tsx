import { credentialKinds } from "../../../lib/shared/codes/credential_kinds.ts";
import { states } from "../../../lib/shared/codes/states.ts";
import { ErrorSummary, Field, type FieldValue, Form, SelectField } from "../../../components/form/Form.tsx";

interface CredentialFormProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  /** The earlier document's name: it stays unless another is chosen. */
  document?: string | null;
  /** The link back. */
  back: string;
}

const options = (list: readonly { code: string; label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, label }));

/** A license to submit, for the first time or again. */
export function CredentialForm({ values, errors, document, back }: CredentialFormProps) {
  return (
    <Form submit="Submit this license" enctype="multipart/form-data" beside={<a href={back}>Back</a>}>
      <ErrorSummary errors={errors} />
      <SelectField
        name="kind"
        label="Type of license"
        blank="Choose one"
        options={options(credentialKinds)}
        value={values.kind}
        error={errors.kind}
        required
      />
      <SelectField
        name="state"
        label="State that issued the license"
        blank="Choose one"
        options={options(states)}
        value={values.state}
        error={errors.state}
        required
      />
      <Field
        name="number"
        label="License number"
        hint="Enter it exactly as it appears on the license."
        value={values.number}
        error={errors.number}
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
        required
      />
      <Field
        name="issuedOn"
        label="Issued on"
        type="date"
        value={values.issuedOn}
        error={errors.issuedOn}
        required
      />
      <Field
        name="expiresOn"
        label="Expires on"
        hint="The last day the license is valid."
        type="date"
        value={values.expiresOn}
        error={errors.expiresOn}
        required
      />
      <Field
        name="document"
        label={document ? "Replace the copy" : "Copy of the license"}
        hint={document
          ? `A PDF or a photo, up to 5 MB. If you don't choose one, we keep ${document}.`
          : "A PDF or a photo, up to 5 MB. Only you and the person who verifies it can open it."}
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/webp"
        error={errors.document}
        optional={document ? true : undefined}
        required={!document}
      />
    </Form>
  );
}
