import { page } from "fresh";
import type { FieldErrors, FormValues } from "../../lib/http/form.ts";
import type { Acting } from "../../lib/practice.ts";
import { formatPhone } from "../../lib/shared/phone.ts";
import { TELEHEALTH_CONSENT_VERSION, telehealthConsentText } from "../../lib/welcome/consent.ts";
import { OF_AGE } from "../../lib/people/guardians/acts_for.ts";
import type { Ward } from "../../lib/people/guardians/wards.ts";
import type { InputError } from "../../lib/shared/refusal.ts";

/** Shows a page with a ward's form; with errors it is a 422, unless the caller says otherwise. */
export function showWardForm(
  { actor, now }: Pick<Acting, "actor" | "now">,
  values: FormValues,
  errors: FieldErrors = {},
  status = Object.keys(errors).length > 0 ? 422 : 200,
) {
  const today = now().toZonedDateTimeISO(actor.timeZone).toPlainDate();
  return page({
    values,
    errors,
    birthDates: {
      earliest: today.subtract({ years: OF_AGE }).add({ days: 1 }).toString(),
      latest: today.toString(),
    },
    consent: { text: telehealthConsentText, version: TELEHEALTH_CONSENT_VERSION },
  }, { status });
}

/**
 * Returns the initial values for a new ward: the guardian is the emergency contact, and both live together.
 */
export async function newWardValues({ db, actor }: Acting): Promise<FormValues> {
  const own = await db.selectFrom("patientProfiles").select(["legalName", "phone", "state"])
    .where("userId", "=", actor.userId).executeTakeFirst();
  return {
    state: own?.state ?? "",
    emergencyName: own?.legalName ?? actor.name,
    emergencyPhone: own?.phone ? formatPhone(own.phone) : "",
  };
}

/** Returns a ward's values for the form; the box is checked if the consent is to the current text. */
export const wardValues = (
  { name, birthDate, state, relationship, emergencyContact, booking }: Ward,
): FormValues => ({
  name,
  birthDate: birthDate.toString(),
  state: state ?? "",
  relationship,
  emergencyName: emergencyContact?.name ?? "",
  emergencyPhone: emergencyContact ? formatPhone(emergencyContact.phone) : "",
  emergencyRelationship: emergencyContact?.relationship ?? "",
  agree: booking.missing.includes("consent") ? "" : "yes",
});

/** Returns the errors by the form's fields. */
export const wardFormErrors = (errors: readonly InputError[]): FieldErrors =>
  Object.fromEntries(
    errors.map(({ path, message }) => [path === "telehealthConsent.version" ? "agree" : path, message]),
  );
