import { states } from "../../../lib/shared/codes/states.ts";
import { timeZoneOptions } from "../../../lib/shared/codes/time_zones.ts";
import { CheckboxField, Field, type FieldValue, Form, SelectField } from "../../../components/form/Form.tsx";

export interface StepFormProps {
  /** The form's target, which contains the step. */
  action: string;
  submit: string;
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
}

/** The step about the patient. */
export function AboutStep(
  { values, errors, birthDates, ...form }: StepFormProps & {
    birthDates: { earliest: string; latest: string };
  },
) {
  return (
    <Form {...form} was={values}>
      <Field
        name="legalName"
        label="Legal name"
        hint="Enter it as it appears on your ID."
        autocomplete="name"
        autocapitalize="words"
        value={values.legalName}
        error={errors.legalName}
        required
      />
      <Field
        name="preferredName"
        label="What we call you"
        hint="Your therapist will use this name. To use your legal name, leave this empty."
        autocomplete="nickname"
        autocapitalize="words"
        value={values.preferredName}
        error={errors.preferredName}
        optional
      />
      <Field
        name="birthDate"
        type="date"
        label="Date of birth"
        hint="Year, month, day: 1990-05-17. You need to be 18 or older to have your own account."
        autocomplete="bday"
        min={birthDates.earliest}
        max={birthDates.latest}
        value={values.birthDate}
        error={errors.birthDate}
        required
      />
    </Form>
  );
}

/** The step with the patient's location during visits, and the phone number to call back. */
export function PlaceStep({ values, errors, ...form }: StepFormProps) {
  const zone = typeof values.timeZone === "string" && values.timeZone !== "" ? values.timeZone : undefined;
  return (
    <Form {...form} was={values}>
      <SelectField
        name="state"
        label="State where you are during visits"
        hint="A therapist can only treat you in a state where they are licensed."
        blank="Choose a state"
        options={states.map(({ code, label }) => ({ value: code, label }))}
        autocomplete="address-level1"
        value={values.state}
        error={errors.state}
        required
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        hint="We show all times in this zone."
        blank="The usual one for my state"
        options={timeZoneOptions(zone)}
        value={values.timeZone}
        error={errors.timeZone}
      />
      <Field
        name="phone"
        type="tel"
        label="Phone"
        hint="Your therapist will call this number if a visit is cut off."
        autocomplete="tel"
        value={values.phone}
        error={errors.phone}
        required
      />
    </Form>
  );
}

/** The step with the emergency contact. */
export function EmergencyStep({ values, errors, ...form }: StepFormProps) {
  return (
    <Form {...form} was={values}>
      <Field
        name="emergencyName"
        label="Name"
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
        autocomplete="off"
        value={values.emergencyPhone}
        error={errors.emergencyPhone}
        required
      />
      <Field
        name="emergencyRelationship"
        label="How you know each other"
        hint="For example: sister, friend, partner."
        autocomplete="off"
        value={values.emergencyRelationship}
        error={errors.emergencyRelationship}
        required
      />
    </Form>
  );
}

/** The step with the telehealth text and its checkbox. */
export function ConsentStep(
  { values, errors, text, version, ...form }: StepFormProps & { text: readonly string[]; version: string },
) {
  return (
    <Form {...form}>
      <div class="grid max-w-prose gap-3">{text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</div>
      <input type="hidden" name="version" value={version} />
      <CheckboxField
        name="agree"
        value="yes"
        label="I have read this, and I agree to telehealth treatment."
        error={errors.agree}
        checked={values.agree === "yes"}
        required
      />
    </Form>
  );
}
