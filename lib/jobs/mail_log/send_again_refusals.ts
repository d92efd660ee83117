import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { SendAgainResult } from "./send_again.ts";

/** Why a mail was not sent again. */
export const sendAgainRefusals: Refusals<Exclude<SendAgainResult, { kind: "waiting" }>> = {
  not_found: notFound,
  not_dead: { status: 409, sentence: "This email hasn't failed. It's waiting, or it was delivered." },
};
