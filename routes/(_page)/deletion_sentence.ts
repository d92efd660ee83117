import type { DeleteResult } from "../../lib/leaving/delete_account.ts";

/** Why an account cannot be closed now. */
export function deletionSentence(refusal: Exclude<DeleteResult, { kind: "deleted" }>): string {
  switch (refusal.kind) {
    case "has_appointments":
      return refusal.count === 1
        ? "One of your visits is still to come. Hold or cancel it first."
        : `${refusal.count} of your visits are still to come. Hold or cancel them first.`;
    case "last_admin":
      return "You are the only one who looks after this practice. Let somebody else become an admin first.";
  }
}
