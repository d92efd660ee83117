import { type FieldErrors, type FormValues, readFormValues } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { birthDateRange } from "../../../lib/people/profile/birth_date.ts";
import type { PatientProfileOutput } from "../../../lib/shared/schemas/people.ts";
import { readPatientProfile } from "../../../lib/people/profile/patient_profile.ts";
import { patientStepValues, savePatientStep } from "./patient_steps.ts";
import type { WelcomeAddress, WelcomeResult } from "./welcome_result.ts";
import { stepState, stepToShow } from "../../../lib/welcome/welcome_steps.ts";
import { type PatientStep, patientSteps } from "../../../lib/shared/codes/patient_steps.ts";

const labels: Record<PatientStep, string> = {
  about: "About you",
  place: "Where you are",
  emergency: "Emergency contact",
  consent: "Consent",
};

/** What one step's page shows. */
export type PatientWelcome = ReturnType<typeof patientWelcome>;

/** Returns the requested step, or the first incomplete one; with all steps done it leads on. */
export async function openPatientWelcome(
  acting: Acting,
  address: WelcomeAddress,
): Promise<WelcomeResult<PatientWelcome>> {
  const profile = await readPatientProfile(acting);
  const step = stepToShow(patientSteps, profile.booking.missing, address.step);
  if (!step) return { kind: "go", to: afterStep(profile, address) };
  const values = patientStepValues(step, profile);
  return { kind: "show", status: 200, shown: patientWelcome(acting, profile, step, address, values) };
}

/** Saves a step and leads to the next incomplete one, or shows the form again with its errors. */
export async function postPatientWelcome(
  acting: Acting,
  address: WelcomeAddress,
  request: Request,
): Promise<WelcomeResult<PatientWelcome>> {
  const step = patientSteps.find((step) => step === address.step);
  if (!step) return { kind: "not_found" };
  const values = await readFormValues(request);
  const result = await savePatientStep(acting, step, values);
  if (result.kind === "saved") return { kind: "go", to: afterStep(result.profile, address) };
  const profile = await readPatientProfile(acting);
  const shown = patientWelcome(acting, profile, step, address, result.values, result.errors);
  return { kind: "show", status: result.status, shown };
}

function afterStep(profile: PatientProfileOutput, { returnTo }: WelcomeAddress): string {
  const [next] = profile.booking.missing;
  return next ? paths.welcome(next, returnTo) : returnTo ?? paths.therapists();
}

function patientWelcome(
  { actor, now }: Acting,
  profile: PatientProfileOutput,
  step: PatientStep,
  { returnTo }: WelcomeAddress,
  values: FormValues,
  errors: FieldErrors = {},
) {
  const today = now().toZonedDateTimeISO(actor.timeZone).toPlainDate();
  const { earliest, latest } = birthDateRange(today);
  return {
    role: "patient" as const,
    step,
    title: labels[step],
    isLast: profile.booking.missing.every((missing) => missing === step),
    action: paths.welcome(step, returnTo),
    progress: patientSteps.map((each) => ({
      label: labels[each],
      href: paths.welcome(each, returnTo),
      state: stepState(each, step, profile.booking.missing),
    })),
    birthDates: { earliest: earliest.toString(), latest: latest.toString() },
    consent: {
      text: profile.consentText,
      version: profile.consentVersion,
      givenAt: profile.telehealthConsent?.isCurrent ? profile.telehealthConsent.givenAt : null,
    },
    timeZone: profile.timeZone,
    values,
    errors,
  };
}
