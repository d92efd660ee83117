import { z } from "zod";
import { patientFields } from "./people.ts";
import { day } from "./moments.ts";

const { name, state, emergencyContact, telehealthConsent } = patientFields;

const birthDate = z.iso.date("Enter a date such as 2015-05-17 (year, month, day).")
  .refine((date) => !date.startsWith("0000"), "Enter a date such as 2015-05-17 (year, month, day).");

/** The body of `POST /api/user/wards` and `PUT /api/user/wards/:id`: a minor for whom the caller acts. */
export const wardInput = z.strictObject({
  name,
  birthDate,
  state,
  /** The caller's relationship to the ward. */
  relationship: emergencyContact.shape.relationship,
  emergencyContact,
  /** Given by the guardian for the ward. */
  telehealthConsent,
});
export type WardInput = z.output<typeof wardInput>;

/** The same as a form sends it. */
export const wardForm = z.object({
  name,
  birthDate,
  state,
  relationship: emergencyContact.shape.relationship,
  emergencyName: emergencyContact.shape.name,
  emergencyPhone: emergencyContact.shape.phone,
  emergencyRelationship: emergencyContact.shape.relationship,
  agree: z.literal("yes", "Check the box if you agree. We need your consent before a video visit."),
  version: telehealthConsent.shape.version,
}).transform((
  { emergencyName, emergencyPhone, emergencyRelationship, agree: _, version, ...ward },
): WardInput => ({
  ...ward,
  emergencyContact: { name: emergencyName, phone: emergencyPhone, relationship: emergencyRelationship },
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
  emergencyContact: z.object({ name: z.string(), phone: z.string(), relationship: z.string() }).nullable(),
  booking: z.object({ ready: z.boolean(), missing: z.array(z.string()) }),
});
export type WardOutput = z.infer<typeof wardOutput>;
export const wardsOutput = z.object({ items: z.array(wardOutput) });
