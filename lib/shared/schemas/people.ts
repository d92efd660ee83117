import { composed } from "../composed.ts";
import { z } from "zod";
import { patientSteps } from "../codes/patient_steps.ts";
import { languageCodes } from "../codes/languages.ts";
import { localeCodes } from "../codes/locales.ts";
import { specialtyCodes } from "../codes/specialties.ts";
import { stateCodes } from "../codes/states.ts";
import { readPhone } from "../phone.ts";
import { nameText, personName, timeZone } from "./auth.ts";
import { day, instant } from "./moments.ts";

/** The longest text about a therapist or their approach. Characters. */
export const ABOUT_LIMIT = 1_200;
/** The longest line of degrees and licenses. Characters. */
export const TITLES_LIMIT = 120;
const RELATIONSHIP_LIMIT = 60;
const CHOICES_LIMIT = 10;

/** Text over several lines. Joiners that scripts and emoji need are allowed. */
const paragraphs = (limit: number) =>
  z.string("Write this as text.")
    .transform((text) => composed(text).replaceAll("\r\n", "\n").replace(/\n{3,}/g, "\n\n").trim())
    .pipe(
      z.string().max(limit, `Use at most ${limit.toLocaleString("en-US")} characters.`)
        .regex(
          /^(?:\n|[^\p{Cc}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069])*$/u,
          "Remove the invisible characters.",
        ),
    );

const phone = z.string("Enter a phone number.").max(80, "Enter one phone number.")
  .transform((text, context) => {
    const number = readPhone(text);
    if (number) return number;
    context.addIssue({
      code: "custom",
      message: text.trim() === ""
        ? "Enter a phone number."
        : "Enter a phone number such as (303) 555-0142. Outside North America, start with + and the country code.",
    });
    return z.NEVER;
  });

/** A calendar date. The domain checks the age, because it knows today's date. */
const birthDate = z.iso.date({
  error: ({ input }) =>
    typeof input === "string" && input !== ""
      ? "Enter a date such as 1990-05-17 (year, month, day)."
      : "Enter your date of birth.",
});

const state = z.enum(stateCodes, "Choose a state from the list.");

/** A list without repetitions; a form with one choice sends a text instead of a list. */
const choices = <Code extends string>(codes: readonly Code[], missing: string, most: number) =>
  z.array(z.enum(codes, "Choose from the list."), missing)
    .min(1, missing)
    .max(most, `Choose at most ${most}.`)
    .transform((chosen) => codes.filter((code) => chosen.includes(code)));

/** Null if the legal name is preferred. */
const preferredName = z.string("Enter your name.").nullable()
  .transform((text) => text === null || text.trim() === "" ? null : text)
  .pipe(personName.nullable());

/** The language of mails. */
const locale = z.enum(localeCodes, "Choose a language from the list.");

const emergencyContact = z.strictObject({
  name: nameText("Enter the name of someone we can call.", 100),
  phone,
  relationship: nameText("Tell us how you know each other.", RELATIONSHIP_LIMIT),
});

const consentVersion = z.string("Send the version of the text.").max(40, "We don't know this version.");

/**
 * What a patient tells Bloom, by the steps of the welcome pages. The forms, their first values, the API's
 * body and the pages that show it go through these lists.
 */
export const patientStepFields = {
  about: { legalName: personName, preferredName, birthDate },
  place: { state, timeZone, phone },
  emergency: { emergencyContact },
  consent: { telehealthConsent: z.strictObject({ version: consentVersion }) },
};

/** A patient's fields one by one. */
export const patientFields = {
  name: personName,
  locale,
  ...patientStepFields.about,
  ...patientStepFields.place,
  ...patientStepFields.emergency,
  ...patientStepFields.consent,
};

/** The part that the patient's therapist sees unchanged. `patientRecordJson` adds the rest. */
export const toldTherapists = {
  legalName: true,
  birthDate: true,
  state: true,
  timeZone: true,
  phone: true,
} as const;

/** A partial change of a patient's profile. */
export const patientProfilePatch = z.strictObject(patientFields).partial();
export type PatientProfilePatch = z.output<typeof patientProfilePatch>;

/** A therapist's fields one by one. */
export const therapistFields = {
  name: personName,
  timeZone,
  locale,
  titles: nameText("Enter your degree and license.", TITLES_LIMIT),
  specialties: choices(specialtyCodes, "Choose at least one specialty.", CHOICES_LIMIT),
  languages: choices(languageCodes, "Choose at least one language.", CHOICES_LIMIT),
  about: paragraphs(ABOUT_LIMIT).pipe(z.string().min(1, "Write a few sentences about yourself.")),
  approach: paragraphs(ABOUT_LIMIT),
  listed: z.boolean("Use true or false."),
};

/** A partial change of a therapist's profile. */
export const therapistProfilePatch = z.strictObject(therapistFields).partial();
export type TherapistProfilePatch = z.output<typeof therapistProfilePatch>;

/** A partial change of the fields that every user has. */
export const accountPatch = z.strictObject({ name: personName, timeZone, locale }).partial();
export type AccountPatch = z.output<typeof accountPatch>;

const texts = z.array(z.string());

/** What a therapist's public profile and the therapist's own have in common. */
export const publicProfile = {
  name: z.string(),
  titles: z.string(),
  specialties: texts,
  languages: texts,
  /** Where the therapist is licensed now. */
  states: texts,
  about: z.string(),
  /** The zone of the therapist's hours. */
  timeZone: z.string(),
  /** The address of the photo. */
  photo: z.string().nullable(),
};

/** A patient's own profile as the API returns it. */
export const patientProfileOutput = z.object({
  role: z.literal("patient"),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale,
  legalName: z.string().nullable(),
  preferredName: z.string().nullable(),
  birthDate: day.nullable(),
  state: z.string().nullable(),
  phone: z.string().nullable(),
  emergencyContact: z.object({ name: z.string(), phone: z.string(), relationship: z.string() }).nullable(),
  /** The latest consent. `isCurrent`: it is consent to the current text. */
  telehealthConsent: z.object({ version: z.string(), givenAt: instant, isCurrent: z.boolean() })
    .nullable(),
  /** The version to consent to now. */
  consentVersion: z.string(),
  consentText: texts,
  booking: z.object({
    ready: z.boolean(),
    missing: z.array(z.enum(patientSteps)),
  }),
});

/** A therapist's own profile as the API returns it. */
const therapistProfileOutput = z.object({
  role: z.literal("therapist"),
  ...publicProfile,
  email: z.string(),
  locale,
  approach: z.string(),
  listed: z.boolean(),
  missing: z.array(z.enum(["profile", "directory"])),
});

/** An admin's account as the API returns it. */
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
export type ProfileOutput = z.output<typeof profileOutput>;
export type PatientProfileOutput = z.output<typeof patientProfileOutput>;
export type OwnTherapistProfileOutput = z.output<typeof therapistProfileOutput>;
