import { z } from "zod";
import { usualTimeZone } from "../codes/states.ts";
import { timeZone } from "./auth.ts";
import { aboutFields, patientFields, therapistFields } from "./people.ts";

const { state, phone, emergencyContact, telehealthConsent } = patientFields;

/** The first step of a patient's welcome. */
export const aboutForm = z.object({ ...aboutFields, preferredName: aboutFields.preferredName.default(null) });

/** The second. An empty zone stands for the state's usual one. */
export const placeForm = z.object({
  state,
  timeZone: z.preprocess((text) => text === "" ? undefined : text, timeZone.optional()),
  phone,
}).transform((place) => ({ ...place, timeZone: place.timeZone ?? usualTimeZone(place.state) ?? undefined }));

/** The third, as a patch. */
export const emergencyForm = z.object({
  emergencyName: emergencyContact.shape.name,
  emergencyPhone: emergencyContact.shape.phone,
  emergencyRelationship: emergencyContact.shape.relationship,
}).transform(({ emergencyName: name, emergencyPhone: phone, emergencyRelationship: relationship }) => ({
  emergencyContact: { name, phone, relationship },
}));

/** The last: a checked box, and the version of the text above it. */
export const consentForm = z.object({
  agree: z.literal("yes", "Check the box if you agree. We need your consent before a video visit."),
  version: telehealthConsent.shape.version,
}).transform(({ version }) => ({ telehealthConsent: { version } }));

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
