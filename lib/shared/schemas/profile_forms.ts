import { z } from "zod";
import { usualTimeZone } from "../codes/states.ts";
import { timeZone } from "./auth.ts";
import { aboutFields, patientFields, therapistFields } from "./people.ts";

const { state, phone, emergencyContact, telehealthConsent } = patientFields;

/** The first step of a patient's welcome. */
export const aboutForm = z.object({ ...aboutFields, preferredName: aboutFields.preferredName.default(null) });

/** The second. An empty zone stands for the usual one of the state. */
export const placeForm = z.object({
  state,
  timeZone: z.preprocess((text) => text === "" ? undefined : text, timeZone.optional()),
  phone,
}).transform((place) => ({ ...place, timeZone: place.timeZone ?? usualTimeZone(place.state) ?? undefined }));

/** The third, as the patch that it makes. */
export const emergencyForm = z.object({
  emergencyName: emergencyContact.shape.name,
  emergencyPhone: emergencyContact.shape.phone,
  emergencyRelationship: emergencyContact.shape.relationship,
}).transform(({ emergencyName: name, emergencyPhone: phone, emergencyRelationship: relationship }) => ({
  emergencyContact: { name, phone, relationship },
}));

/** The last: a box that is ticked, and the version of the text above it. */
export const consentForm = z.object({
  agree: z.literal("yes", "Tick the box if you agree. Without it there can be no visit by video."),
  version: telehealthConsent.shape.version,
}).transform(({ version }) => ({ telehealthConsent: { version } }));

/** Boxes of one name: a browser sends none, one or several of them. */
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

/** Whether a therapist wants to be found: two buttons. */
export const directoryForm = z.object({ listed: z.enum(["yes", "no"], "Choose one of the two.") })
  .transform(({ listed }) => ({ listed: listed === "yes" }));

/** Everybody's name, zone and language of mails. */
export const accountForm = z.object({
  name: patientFields.name,
  timeZone,
  locale: patientFields.locale.optional(),
});
