import { z } from "zod";
import { patientSteps } from "../codes/patient_steps.ts";
import { patientFields, patientProfileOutput } from "./people.ts";
import { consentFields, contactFields, withContact } from "./profile_forms.ts";
import { day } from "./moments.ts";

const { name, state, emergencyContact, telehealthConsent } = patientFields;

const birthDate = z.iso.date("Enter a date such as 2015-05-17 (year, month, day).")
  .refine((date) => !date.startsWith("0000"), "Enter a date such as 2015-05-17 (year, month, day).");

const wardFields = {
  name,
  birthDate,
  state,
  /** The caller's relationship to the ward. */
  relationship: emergencyContact.shape.relationship,
};

/** The body of `POST /api/user/wards` and `PUT /api/user/wards/:id`: a minor for whom the caller acts. */
export const wardInput = z.strictObject({
  ...wardFields,
  emergencyContact,
  /** Given by the guardian for the ward. */
  telehealthConsent,
});
export type WardInput = z.output<typeof wardInput>;

/** The same as a form sends it. */
export const wardForm = z.object({ ...wardFields, ...contactFields, ...consentFields })
  .transform(({ agree: _, version, ...ward }): WardInput => ({
    ...withContact(ward),
    telehealthConsent: { version },
  }));

/** A ward as the API returns it. */
export const wardOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  birthDate: day,
  /** From this day on the caller no longer acts for them. */
  ofAgeOn: day,
  state: z.string().nullable(),
  relationship: z.string(),
  emergencyContact: patientProfileOutput.shape.emergencyContact,
  booking: z.object({ ready: z.boolean(), missing: z.array(z.enum(patientSteps)) }),
});
export type WardOutput = z.infer<typeof wardOutput>;
export const wardsOutput = z.object({ items: z.array(wardOutput) });
