import { z } from "zod";
import { parseChangedForm } from "../../../lib/http/changed_form.ts";
import type { FieldErrors, FormValues } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import { formatPhone } from "../../../lib/shared/phone.ts";
import {
  type PatientProfileOutput,
  patientProfileOutput,
  type PatientProfilePatch,
  patientStepFields,
} from "../../../lib/shared/schemas/people.ts";
import {
  aboutForm,
  consentForm,
  emergencyForm,
  placeForm,
} from "../../../lib/shared/schemas/profile_forms.ts";
import { readPatientProfile } from "../../../lib/people/profile/patient_profile.ts";
import { updatePatientProfile } from "../../../lib/people/profile/update_patient_profile.ts";
import type { PatientStep } from "../../../lib/shared/codes/patient_steps.ts";

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
  | { kind: "invalid"; values: FormValues; errors: FieldErrors; status: 409 | 422 };

/** Saves one step's form in the acting patient's profile. */
export async function savePatientStep(
  acting: Acting,
  step: PatientStep,
  values: FormValues,
): Promise<StepResult> {
  const now = patientStepValues(step, await readPatientProfile(acting));
  const form = parseChangedForm(values, forms[step], now);
  if (form.kind === "invalid") return form;
  const result = await updatePatientProfile(acting, form.input);
  if (result.kind === "saved") return result;
  const errors = result.errors.map(({ path, message }) => [fieldOf[path] ?? path, message]);
  return { kind: "invalid", values: form.values, errors: Object.fromEntries(errors), status: 422 };
}

/** Returns a step's initial values, from the profile. */
export function patientStepValues(step: PatientStep, profile: PatientProfileOutput): FormValues {
  return { ...textsOf(profile, patientStepFields[step]), ...speciallyHeld(step, profile) };
}

/** Returns the values of a step's form that differ from the profile's. */
function speciallyHeld(step: PatientStep, profile: PatientProfileOutput): FormValues {
  switch (step) {
    case "about":
      return { legalName: profile.legalName ?? profile.name };
    case "place":
      return {
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

/**
 * Returns the profile's values for these fields; "" for those that are not filled in yet. A group is not a
 * field of a form.
 */
function textsOf(profile: PatientProfileOutput, fields: object): FormValues {
  const told: Record<string, unknown> = z.encode(patientProfileOutput, profile);
  return Object.fromEntries(
    Object.keys(fields).filter((name) => typeof told[name] !== "object" || told[name] === null)
      .map((name) => [name, String(told[name] ?? "")]),
  );
}
