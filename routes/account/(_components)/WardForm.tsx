import { states } from "../../../lib/shared/codes/states.ts";
import {
  CheckboxField,
  ErrorSummary,
  Field,
  type FieldValue,
  Form,
  SelectField,
} from "../../../components/form/Form.tsx";

interface WardFormProps {
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
  /** The values again, if the form changes a ward. */
  was?: Readonly<Record<string, FieldValue>>;
  submit: string;
  /** The range of ISO dates for a minor's date of birth. */
  birthDates: { earliest: string; latest: string };
  consent: { text: readonly string[]; version: string };
  /** The target of "Back". */
  back: string;
}

/** A ward's form: who they are, whom to call, and the guardian's consent. */
export function WardForm({ values, errors, was, submit, birthDates, consent, back }: WardFormProps) {
  return (
    <Form submit={submit} was={was} beside={<a href={back}>Back</a>}>
      <ErrorSummary errors={errors} />
      <Field
        name="name"
        label="Name"
        autocomplete="off"
        autocapitalize="words"
        value={values.name}
        error={errors.name}
        required
      />
      <Field
        name="birthDate"
        type="date"
        label="Date of birth"
        hint="Year, month, day: 2015-05-17. You can act for a child under 18."
        autocomplete="off"
        min={birthDates.earliest}
        max={birthDates.latest}
        value={values.birthDate}
        error={errors.birthDate}
        required
      />
      <SelectField
        name="state"
        label="State where the child is during visits"
        hint="A therapist can only treat a child in a state where the therapist is licensed."
        blank="Choose a state"
        options={states.map(({ code, label }) => ({ value: code, label }))}
        value={values.state}
        error={errors.state}
        required
      />
      <Field
        name="relationship"
        label="Your relationship to the child"
        hint="For example: mother, father, legal guardian."
        autocomplete="off"
        value={values.relationship}
        error={errors.relationship}
        required
      />
      <fieldset class="grid gap-4">
        <legend class="mb-2 text-lg font-semibold">Emergency contact</legend>
        <Field
          name="emergencyName"
          label="Contact's name"
          autocomplete="off"
          autocapitalize="words"
          value={values.emergencyName}
          error={errors.emergencyName}
          required
        />
        <Field
          name="emergencyPhone"
          type="tel"
          label="Phone"
          hint="The therapist will also call this number if a visit is cut off."
          autocomplete="off"
          value={values.emergencyPhone}
          error={errors.emergencyPhone}
          required
        />
        <Field
          name="emergencyRelationship"
          label="Contact's relationship to the child"
          autocomplete="off"
          value={values.emergencyRelationship}
          error={errors.emergencyRelationship}
          required
        />
      </fieldset>
      <details open>
        <summary class="min-h-touch py-2 font-semibold">What you agree to for the child</summary>
        <div class="grid max-w-prose gap-3">
          {consent.text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
        </div>
      </details>
      <input type="hidden" name="version" value={consent.version} />
      <CheckboxField
        name="agree"
        value="yes"
        label="I have the right to make decisions about this child's care. I have read this, and I agree to telehealth treatment for the child."
        error={errors.agree}
        checked={values.agree === "yes"}
        required
      />
    </Form>
  );
}
