import { z } from "zod";
import { usualTimeZone } from "../codes/states.ts";
import { timeZone } from "./auth.ts";
import { patientFields, patientStepFields, therapistFields } from "./people.ts";

/** A step's fields as its form sends them. What may be null can be left out. */
const asForm = <Fields extends Record<string, z.ZodType>>(fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) =>
      [name, field.safeParse(null).success ? field.default(null) : field] as const
    ),
  ) as Fields;

const {
  about,
  place,
  emergency: { emergencyContact, ...emergency },
  consent: { telehealthConsent, ...consent },
} = patientStepFields;

/** The first step of a patient's welcome. */
export const aboutForm = z.object(asForm(about));

/** The second. An empty zone stands for the state's usual one. */
export const placeForm = z.object({
  ...asForm(place),
  timeZone: z.preprocess((text) => text === "" ? undefined : text, timeZone.optional()),
}).transform((place) => ({ ...place, timeZone: place.timeZone ?? usualTimeZone(place.state) ?? undefined }));

/** An emergency contact in a form, whose fields have no groups. */
export const contactFields = {
  emergencyName: emergencyContact.shape.name,
  emergencyPhone: emergencyContact.shape.phone,
  emergencyRelationship: emergencyContact.shape.relationship,
};

/** A consent in a form: a checked box, and the version of the text above it. */
export const consentFields = {
  agree: z.literal("yes", "Check the box if you agree. We need your consent before a video visit."),
  version: telehealthConsent.shape.version,
};

/** Returns a form's fields, with the contact as one object, as in the API's body. */
export const withContact = <Rest extends object>(
  { emergencyName: name, emergencyPhone: phone, emergencyRelationship: relationship, ...rest }:
    & Rest
    & { [Name in keyof typeof contactFields]: string },
) => ({ ...rest, emergencyContact: { name, phone, relationship } });

/** The third, as a patch. */
export const emergencyForm = z.object({ ...asForm(emergency), ...contactFields }).transform(withContact);

/** The last, as a patch. */
export const consentForm = z.object({ ...asForm(consent), ...consentFields })
  .transform(({ agree: _, version, ...rest }) => ({ ...rest, telehealthConsent: { version } }));

/** Checkboxes with one name: a browser sends none, one or several values. */
const ticked = <Schema extends z.ZodType>(choices: Schema) =>
  z.preprocess((value) => value === undefined ? [] : Array.isArray(value) ? value : [value], choices);

/** A therapist's public profile. */
export const publicProfileForm = z.object({
  titles: therapistFields.titles,
  specialties: ticked(therapistFields.specialties),
  languages: ticked(therapistFields.languages),
  about: therapistFields.about,
  approach: therapistFields.approach.default(""),
});

/** Whether a therapist wants to be listed: two buttons. */
export const directoryForm = z.object({ listed: z.enum(["yes", "no"], "Choose one of the two options.") })
  .transform(({ listed }) => ({ listed: listed === "yes" }));

/** Every user's name, zone and mail language. */
export const accountForm = z.object({
  name: patientFields.name,
  timeZone,
  locale: patientFields.locale.optional(),
});
