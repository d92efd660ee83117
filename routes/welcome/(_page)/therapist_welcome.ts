import { mediaType } from "../../../lib/http/body.ts";
import { parseChangedForm } from "../../../lib/http/changed_form.ts";
import { type FieldErrors, type FormValues, parseForm, readFormValues } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import {
  ABOUT_LIMIT,
  type OwnTherapistProfileOutput,
  TITLES_LIMIT,
} from "../../../lib/shared/schemas/people.ts";
import { directoryForm, publicProfileForm } from "../../../lib/shared/schemas/profile_forms.ts";
import { savePhotoForm } from "./photo_form.ts";
import { removePhoto } from "../../../lib/people/photo/save_photo.ts";
import { readTherapistProfile } from "../../../lib/people/profile/therapist_profile.ts";
import { updateTherapistProfile } from "../../../lib/people/profile/update_therapist_profile.ts";
import type { WelcomeAddress, WelcomeResult } from "./welcome_result.ts";
import {
  stepState,
  stepToShow,
  type TherapistStep,
  therapistSteps,
} from "../../../lib/welcome/welcome_steps.ts";
import type { RefusalStatus } from "../../../lib/shared/refusal.ts";

const labels: Record<TherapistStep, string> = {
  profile: "Public profile",
  photo: "Photo",
  directory: "Directory",
};

/** What one step's page shows. */
export type TherapistWelcome = ReturnType<typeof therapistWelcome>;

/** Returns the requested step, or the first required one; with all steps done it leads on. */
export async function openTherapistWelcome(
  acting: Acting,
  address: WelcomeAddress,
): Promise<WelcomeResult<TherapistWelcome>> {
  const profile = await readTherapistProfile(acting);
  const step = stepToShow(therapistSteps, profile.missing, address.step);
  if (!step) return { kind: "go", to: address.returnTo ?? paths.schedule() };
  const values = profileValues(profile);
  return { kind: "show", status: 200, shown: therapistWelcome(acting, profile, step, address, values) };
}

/** Saves a step and leads on, or shows the form again with its errors. */
export async function postTherapistWelcome(
  acting: Acting,
  address: WelcomeAddress,
  request: Request,
): Promise<WelcomeResult<TherapistWelcome>> {
  const step = therapistSteps.find((step) => step === address.step);
  if (!step) return { kind: "not_found" };
  const failure = step === "photo"
    ? await savePhotoStep(acting, request)
    : await saveFields(acting, step, await readFormValues(request));
  const profile = await readTherapistProfile(acting);
  if (!failure) return { kind: "go", to: afterStep(profile, step, address) };
  const { status, values, errors } = failure;
  return { kind: "show", status, shown: therapistWelcome(acting, profile, step, address, values, errors) };
}

interface Failure {
  status: RefusalStatus;
  values: FormValues;
  errors: FieldErrors;
}

async function saveFields(
  acting: Acting,
  step: "profile" | "directory",
  values: FormValues,
): Promise<Failure | null> {
  const form = step === "profile"
    ? parseChangedForm(values, publicProfileForm, profileValues(await readTherapistProfile(acting)))
    : parseForm(values, directoryForm);
  if (form.kind === "invalid") return { status: 422, ...form };
  const result = await updateTherapistProfile(acting, form.input);
  if (result.kind === "saved") return null;
  // An error that the schema could not detect concerns the whole profile, not one field of this form.
  return { status: 422, values, errors: { "": result.errors[0].message } };
}

async function savePhotoStep(acting: Acting, request: Request): Promise<Failure | null> {
  if (mediaType(request) !== "multipart/form-data") {
    const { remove } = await readFormValues(request);
    if (remove === "yes") await removePhoto(acting);
    return null;
  }
  const result = await savePhotoForm(acting, request);
  return result.kind === "saved" ? null : { values: {}, ...result };
}

/**
 * Returns where a step leads a therapist: before they are listed, through the steps in order and then to
 * their hours; later, back to where they came from.
 */
function afterStep(
  { listed }: Pick<OwnTherapistProfileOutput, "listed">,
  step: TherapistStep,
  { returnTo }: WelcomeAddress,
): string {
  const following = therapistSteps[therapistSteps.indexOf(step) + 1];
  return following && !listed ? paths.welcome(following, returnTo) : returnTo ?? paths.schedule();
}

function therapistWelcome(
  { actor }: Acting,
  profile: OwnTherapistProfileOutput,
  step: TherapistStep,
  address: WelcomeAddress,
  values: FormValues,
  errors: FieldErrors = {},
) {
  const isOpen = (each: TherapistStep) => each === "photo" && profile.photo === null && each !== step;
  return {
    role: "therapist" as const,
    step,
    title: labels[step],
    action: paths.welcome(step, address.returnTo),
    next: afterStep(profile, step, address),
    progress: therapistSteps.map((each) => ({
      label: labels[each],
      href: paths.welcome(each, address.returnTo),
      state: isOpen(each) ? "open" as const : stepState(each, step, profile.missing),
    })),
    limits: { titles: TITLES_LIMIT, text: ABOUT_LIMIT },
    name: profile.name,
    photo: profile.photo,
    listed: profile.listed,
    canBeListed: !profile.missing.includes("profile"),
    ownPage: paths.therapist(actor.userId),
    values,
    errors,
  };
}

function profileValues(profile: OwnTherapistProfileOutput): FormValues {
  const { titles, specialties, languages, about, approach } = profile;
  return { titles, specialties, languages, about, approach };
}
