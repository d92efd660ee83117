import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { ConfirmResult } from "./confirm_identity.ts";

/** Why a sensitive change was refused. */
export const proofRefusals = {
  proof_needed: { status: 403, sentence: "First, confirm it's you." },
} satisfies Refusals<{ kind: "proof_needed" }>;

/** Why an identity was not confirmed. */
export const confirmRefusals: Refusals<Exclude<ConfirmResult, { kind: "confirmed" }>> = {
  missing: {
    status: 409,
    code: "no_such_proof",
    sentence:
      "This account can't use a password or a code for this. Confirm it's you with a passkey, Google, or Zoom.",
  },
  wrong: {
    status: 422,
    code: "wrong_proof",
    field: "proof",
    sentence: ({ field }) => `This ${field} isn't right. Please try again.`,
  },
  ...tooManyRefusals,
};
