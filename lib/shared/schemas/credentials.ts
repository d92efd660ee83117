import { z } from "zod";
import { credentialStatuses } from "../codes/credential_statuses.ts";
import { credentialKindCodes } from "../codes/credential_kinds.ts";
import { stateCodes } from "../codes/states.ts";
import { day, instant } from "./moments.ts";

const DATE = "Enter a date such as 2026-05-17 (year, month, day).";

const givenDay = (missing: string) =>
  z.iso.date({ error: ({ input }) => typeof input === "string" && input !== "" ? DATE : missing })
    // PostgreSQL has no year 0, and nobody holds a license from before 1900.
    .refine((text) => !/^(?:0|1[0-8])/.test(text), DATE);

/** A license as its therapist enters it. The domain checks the dates, because it knows today. */
export const credentialInput = z.strictObject({
  kind: z.enum(credentialKindCodes, "Choose the type of license."),
  number: z.string("Enter the license number.").trim()
    .min(1, "Enter the license number.")
    .max(40, "Use at most 40 characters.")
    .regex(/^[A-Za-z0-9 .\/-]+$/, "Use the letters and digits on the license."),
  state: z.enum(stateCodes, "Choose the state that issued it."),
  issuedOn: givenDay("Enter the date it was issued."),
  expiresOn: givenDay("Enter the date it expires."),
});
export type CredentialInput = z.output<typeof credentialInput>;

/** The same from a form, which also carries a document. */
export const credentialForm = z.object(credentialInput.shape);

const reviewFields = {
  decision: z.enum(["verify", "ask_more", "refuse"], "Choose what to do."),
  reason: z.string("Write a reason.").trim().max(500, "Use at most 500 characters.").default(""),
};
const isExplained = ({ decision, reason }: { decision: string; reason: string }) =>
  decision === "verify" || reason !== "";
const unexplained = { path: ["reason"], message: "Tell the therapist why in a sentence." };

/** The practice's decision about the version of a license that it has seen. */
export const reviewInput = z.strictObject({
  version: z.int("Send the version that you read."),
  ...reviewFields,
}).refine(isExplained, unexplained);

/** The same from a form. */
export const reviewForm = z.object({ version: z.coerce.number().int(), ...reviewFields })
  .refine(isExplained, unexplained);

/** Which of the practice's licenses to list. */
export const reviewLists = ["waiting", "ending", "verified", "refused"] as const;
export type ReviewList = (typeof reviewLists)[number];
export const reviewQuery = z.strictObject({
  list: z.enum(reviewLists, "This list doesn't exist.").default("waiting"),
});
export type ReviewInput = z.output<typeof reviewInput>;

export const credentialJson = z.object({
  id: z.uuid(),
  kind: z.string(),
  number: z.string(),
  state: z.string(),
  issuedOn: day,
  expiresOn: day,
  standing: z.enum([...credentialStatuses, "expired"]),
  version: z.int(),
  submittedAt: instant,
  reviewedAt: instant.nullable(),
  reviewReason: z.string().nullable(),
  document: z.object({ name: z.string(), contentType: z.string() }).nullable(),
});
export type CredentialOutput = z.output<typeof credentialJson>;

/** A license as the practice reviews it. */
export const reviewedCredentialJson = credentialJson.extend({
  therapist: z.object({ id: z.uuid(), name: z.string(), email: z.string(), titles: z.string() }),
});
export type ReviewedCredentialOutput = z.output<typeof reviewedCredentialJson>;
