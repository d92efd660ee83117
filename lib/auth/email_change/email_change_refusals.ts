import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import { taken } from "../sign_up/sign_up_refusals.ts";
import type { AskForEmailChangeResult } from "./ask_for_email_change.ts";
import type { ConfirmEmailResult } from "./confirm_email_change.ts";

/** Why no mail was sent to a new address. */
export const emailChangeRefusals: Refusals<Exclude<AskForEmailChangeResult, { kind: "mailed" }>> = {
  same: {
    status: 422,
    code: "same_email",
    field: "email",
    sentence: "This is already your address. Enter a different one.",
  },
  ...tooManyRefusals,
};

/** Why an address was not changed through a link. */
export const confirmEmailRefusals: Refusals<Exclude<ConfirmEmailResult, { kind: "changed" }>> = {
  gone: {
    status: 422,
    code: "link_gone",
    sentence:
      "This link was already used, was replaced by a newer one, or is more than a day old. Ask for a new one.",
  },
  taken: { ...taken, code: "email_taken" },
};
