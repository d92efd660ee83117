import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { PassedFirstFactor } from "../sign_in/pass_first_factor.ts";
import type { ResetResult } from "./reset_password.ts";

/** Why a new password was not set through a link. */
export const resetRefusals: Refusals<Exclude<ResetResult, PassedFirstFactor>> = {
  weak_password: { status: 422, field: "password", sentence: ({ reason }) => reason },
  gone: {
    status: 422,
    code: "link_gone",
    sentence:
      "This link was already used, was replaced by a newer one, or is more than 30 minutes old. Ask for a new one.",
  },
  ...tooManyRefusals,
};
