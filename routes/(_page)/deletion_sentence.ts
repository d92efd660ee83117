import type { DeleteResult } from "../../lib/leaving/delete_account.ts";

/** Returns why an account cannot be closed now. */
export function deletionSentence(refusal: Exclude<DeleteResult, { kind: "deleted" }>): string {
  switch (refusal.kind) {
    case "has_appointments":
      return refusal.count === 1
        ? "You still have one visit coming up. Cancel it, or wait until it's over."
        : `You still have ${refusal.count} visits coming up. Cancel them, or wait until they're over.`;
    case "last_admin":
      return "You're the only admin of this practice. Add another admin first.";
  }
}
