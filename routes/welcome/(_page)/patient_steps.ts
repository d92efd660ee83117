import type { z } from "zod";
import { type FieldErrors, type FormValues, parseForm } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import { formatPhone } from "../../../lib/shared/phone.ts";
import {
  aboutFields,
  type PatientProfileOutput,
  type PatientProfilePatch,
} from "../../../lib/shared/schemas/people.ts";
import {
  aboutForm,
  consentForm,
  emergencyForm,
  placeForm,
} from "../../../lib/shared/schemas/profile_forms.ts";
import { updatePatientProfile } from "../../../lib/people/profile/update_patient_profile.ts";
import type { PatientStep } from "../../../lib/welcome/welcome_steps.ts";

const forms: Record<PatientStep, z.ZodType<PatientProfilePatch>> = {
  about: aboutForm,
  place: placeForm,
  emergency: emergencyForm,
  consent: consentForm,
};

/** The form's field for a path of the profile, if the names differ. */
const fieldOf: Record<string, string> = { "telehealthConsent.version": "agree" };

type StepResult =
  | { kind: "saved"; profile: PatientProfileOutput }
  | { kind: "invalid"; errors: FieldErrors };

/** Saves one step's form in the acting patient's profile. */
export async function savePatientStep(
  acting: Acting,
  step: PatientStep,
  values: FormValues,
): Promise<StepResult> {
  const form = parseForm(values, forms[step]);
  if (form.kind === "invalid") return { kind: "invalid", errors: form.errors };
  const result = await updatePatientProfile(acting, form.input);
  if (result.kind === "saved") return result;
  const errors = result.errors.map(({ path, message }) => [fieldOf[path] ?? path, message]);
  return { kind: "invalid", errors: Object.fromEntries(errors) };
}

/** Returns a step's initial values. */
export function patientStepValues(step: PatientStep, profile: PatientProfileOutput): FormValues {
  switch (step) {
    case "about":
      return { ...textsOf(profile, aboutFields), legalName: profile.legalName ?? profile.name };
    case "place":
      return {
        state: profile.state ?? "",
        // Before the state is known, its usual zone is a better guess than the one at sign-up.
        timeZone: profile.state === null ? "" : profile.timeZone,
        phone: profile.phone === null ? "" : formatPhone(profile.phone),
      };
    case "emergency": {
      const contact = profile.emergencyContact;
      return {
        emergencyName: contact?.name ?? "",
        emergencyPhone: contact ? formatPhone(contact.phone) : "",
        emergencyRelationship: contact?.relationship ?? "",
      };
    }
    case "consent":
      return { version: profile.consentVersion };
  }
}

/** What a profile says of these fields; "" where it says nothing yet. */
const textsOf = (profile: PatientProfileOutput, fields: typeof aboutFields): FormValues =>
  Object.fromEntries(
    (Object.keys(fields) as (keyof typeof aboutFields)[]).map((name) => [name, `${profile[name] ?? ""}`]),
  );
