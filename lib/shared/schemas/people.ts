import { z } from "zod";
import { languageCodes } from "../codes/languages.ts";
import { localeCodes } from "../codes/locales.ts";
import { specialtyCodes } from "../codes/specialties.ts";
import { stateCodes } from "../codes/states.ts";
import { readPhone } from "../phone.ts";
import { personName, timeZone } from "./auth.ts";

/** Longest text about a therapist or their approach. Characters. */
export const ABOUT_LIMIT = 1_200;
/** Longest line of degrees and licenses. Characters. */
export const TITLES_LIMIT = 120;
const RELATIONSHIP_LIMIT = 60;
const CHOICES_LIMIT = 10;

/** Text in which nobody can hide or turn around what is read: no control or direction characters. */
const readable = (text: z.ZodString) =>
  text.regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]*$/u, "Leave out characters that cannot be seen.");

/** The same over several lines. Joiners that scripts and emoji need are let through. */
const paragraphs = (limit: number) =>
  z.string("Write this as text.")
    .transform((text) => text.normalize("NFC").replaceAll("\r\n", "\n").replace(/\n{3,}/g, "\n\n").trim())
    .pipe(
      z.string().max(limit, `At most ${limit.toLocaleString("en-US")} characters fit here.`)
        .regex(
          /^(?:\n|[^\p{Cc}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069])*$/u,
          "Leave out characters that cannot be seen.",
        ),
    );

const line = (missing: string, limit: number) =>
  z.string(missing)
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .pipe(readable(z.string().min(1, missing).max(limit, `Use at most ${limit} characters.`)));

const phone = z.string("Enter a phone number.").max(40, "Enter one phone number.")
  .transform((text, context) => {
    const number = readPhone(text);
    if (number) return number;
    context.addIssue({
      code: "custom",
      message: text.trim() === ""
        ? "Enter a phone number."
        : "Enter a phone number such as (303) 555-0142; outside North America begin with + and the country.",
    });
    return z.NEVER;
  });

/** A day of the calendar. Whether somebody born then is old enough is the domain's to say: it knows today's date. */
const birthDate = z.iso.date({
  error: ({ input }) =>
    typeof input === "string" && input !== ""
      ? "Enter a date such as 1990-05-17: year, month, day."
      : "Enter your date of birth.",
});

const state = z.enum(stateCodes, "Choose a state from the list.");

/** A list without repetitions; a form with one choice sends a text instead of a list. */
const choices = <Code extends string>(codes: readonly Code[], missing: string, most: number) =>
  z.array(z.enum(codes, "Choose from the list."), missing)
    .min(1, missing)
    .max(most, `Choose at most ${most}.`)
    .transform((chosen) => codes.filter((code) => chosen.includes(code)));

/** Nothing, where the legal name will do. */
const preferredName = z.string("Enter your name.").nullable()
  .transform((text) => text === null || text.trim() === "" ? null : text)
  .pipe(personName.nullable());

/** The language of mails. */
const locale = z.enum(localeCodes, "Choose a language from the list.");

const emergencyContact = z.strictObject({
  name: line("Enter the name of somebody we can call.", 100),
  phone,
  relationship: line("Tell how you know each other.", RELATIONSHIP_LIMIT),
});

const consentVersion = z.string("Name the version.").max(40, "This is no version of ours.");

/** Who a patient is, as the first step of the welcome asks for it. */
export const aboutFields = { legalName: personName, preferredName, birthDate };

/** A patient's fields one by one; forms ask for some of them at a time. */
export const patientFields = {
  name: personName,
  ...aboutFields,
  state,
  timeZone,
  locale,
  phone,
  emergencyContact,
  telehealthConsent: z.strictObject({ version: consentVersion }),
};

/** What a patient can change of their profile; what is left out stays. */
export const patientProfilePatch = z.strictObject(patientFields).partial();
export type PatientProfilePatch = z.output<typeof patientProfilePatch>;

/** A therapist's fields one by one. */
export const therapistFields = {
  name: personName,
  timeZone,
  locale,
  titles: line("Enter your degree and license.", TITLES_LIMIT),
  specialties: choices(specialtyCodes, "Choose at least one specialty.", CHOICES_LIMIT),
  languages: choices(languageCodes, "Choose at least one language.", CHOICES_LIMIT),
  about: paragraphs(ABOUT_LIMIT).pipe(z.string().min(1, "Write a few sentences about you.")),
  approach: paragraphs(ABOUT_LIMIT),
  listed: z.boolean("Say true or false."),
};

/** What a therapist can change of theirs. */
export const therapistProfilePatch = z.strictObject(therapistFields).partial();
export type TherapistProfilePatch = z.output<typeof therapistProfilePatch>;

/** What everybody can change of themselves. */
export const accountPatch = z.strictObject({ name: personName, timeZone, locale }).partial();
export type AccountPatch = z.output<typeof accountPatch>;

const texts = z.array(z.string());

/** A patient's own profile as the API answers it. */
export const patientProfileOutput = z.object({
  role: z.literal("patient"),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale,
  legalName: z.string().nullable(),
  preferredName: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  state: z.string().nullable(),
  phone: z.string().nullable(),
  emergencyContact: z.object({ name: z.string(), phone: z.string(), relationship: z.string() }).nullable(),
  /** The newest that was given; `isCurrent` when it is to the present text. */
  telehealthConsent: z.object({ version: z.string(), givenAt: z.iso.datetime(), isCurrent: z.boolean() })
    .nullable(),
  /** What to agree to now. */
  consentVersion: z.string(),
  consentText: texts,
  booking: z.object({
    ready: z.boolean(),
    missing: z.array(z.enum(["about", "place", "emergency", "consent"])),
  }),
});

/** A therapist's own profile as the API answers it. */
const therapistProfileOutput = z.object({
  role: z.literal("therapist"),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale,
  titles: z.string(),
  specialties: texts,
  languages: texts,
  states: texts,
  about: z.string(),
  approach: z.string(),
  photo: z.string().nullable(),
  listed: z.boolean(),
  missing: z.array(z.enum(["profile", "directory"])),
});

/** An admin's. */
const accountOutput = z.object({
  role: z.literal("admin"),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale,
});

export const profileOutput = z.discriminatedUnion("role", [
  patientProfileOutput,
  therapistProfileOutput,
  accountOutput,
]);
export type ProfileJson = z.output<typeof profileOutput>;
export type PatientProfileJson = z.output<typeof patientProfileOutput>;
export type OwnTherapistProfileJson = z.output<typeof therapistProfileOutput>;
