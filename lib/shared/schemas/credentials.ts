import { z } from "zod";
import { credentialStatuses } from "../codes/credential_statuses.ts";
import { credentialKindCodes } from "../codes/credential_kinds.ts";
import { stateCodes } from "../codes/states.ts";

const day = (missing: string) =>
  z.iso.date({
    error: ({ input }) =>
      typeof input === "string" && input !== ""
        ? "Enter a date such as 2026-05-17: year, month, day."
        : missing,
  });

/** A license as its therapist enters it. Whether the days make sense is for the domain to say: it knows today. */
export const credentialInput = z.strictObject({
  kind: z.enum(credentialKindCodes, "Choose what kind of license it is."),
  number: z.string("Enter the number of the license.").trim()
    .min(1, "Enter the number of the license.")
    .max(40, "Use at most 40 characters.")
    .regex(/^[A-Za-z0-9 .\/-]+$/, "Use the letters and digits on the license."),
  state: z.enum(stateCodes, "Choose the state that issued it."),
  issuedOn: day("Enter the day on which it was issued."),
  expiresOn: day("Enter the day on which it expires."),
});
export type CredentialInput = z.output<typeof credentialInput>;

/** The same from a form, which brings a document beside it. */
export const credentialForm = z.object(credentialInput.shape);

const reviewFields = {
  decision: z.enum(["verify", "ask_more", "refuse"], "Choose what to do."),
  reason: z.string("Write a reason.").trim().max(500, "At most 500 characters fit here.").default(""),
};
const isExplained = ({ decision, reason }: { decision: string; reason: string }) =>
  decision === "verify" || reason !== "";
const unexplained = { path: ["reason"], message: "Tell the therapist why, in a sentence." };

/** What the practice decides of a license, of the version that it has seen. */
export const reviewInput = z.strictObject({
  version: z.int("Say which version you have seen."),
  ...reviewFields,
}).refine(isExplained, unexplained);

/** The same from a form. */
export const reviewForm = z.object({ version: z.coerce.number().int(), ...reviewFields })
  .refine(isExplained, unexplained);

/** Which of the practice's licenses to show. */
export const reviewLists = ["waiting", "ending", "verified", "refused"] as const;
export type ReviewList = (typeof reviewLists)[number];
export const reviewQuery = z.strictObject({
  list: z.enum(reviewLists, "There is no such list.").default("waiting"),
});
export type ReviewInput = z.output<typeof reviewInput>;

export const credentialJson = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  number: z.string(),
  state: z.string(),
  issuedOn: z.string(),
  expiresOn: z.string(),
  standing: z.enum([...credentialStatuses, "expired"]),
  version: z.int(),
  submittedAt: z.iso.datetime(),
  reviewedAt: z.iso.datetime().nullable(),
  reviewReason: z.string().nullable(),
  document: z.strictObject({ name: z.string(), contentType: z.string() }).nullable(),
});
export type CredentialJson = z.output<typeof credentialJson>;

/** A license as the practice reviews it. */
export const reviewedCredentialJson = credentialJson.extend({
  therapist: z.strictObject({ id: z.uuid(), name: z.string(), email: z.string(), titles: z.string() }),
});
export type ReviewedCredentialJson = z.output<typeof reviewedCredentialJson>;
