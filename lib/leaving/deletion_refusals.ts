import type { Refusals } from "../shared/refusal.ts";
import type { DeleteResult } from "./delete_account.ts";

/** Why an account cannot be closed now. */
export const deletionRefusals: Refusals<Exclude<DeleteResult, { kind: "deleted" }>> = {
  has_appointments: {
    status: 409,
    sentence: ({ count }) =>
      count === 1
        ? "You still have one visit coming up. Cancel it, or wait until it has taken place."
        : `You still have ${count} visits coming up. Cancel them, or wait until they have taken place.`,
  },
  last_admin: {
    status: 409,
    sentence: "You're the only admin of this practice. Add another admin first.",
  },
};
