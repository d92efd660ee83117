import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { SendAgainResult } from "./send_again.ts";

/** Why a mail was not sent again. */
export const sendAgainRefusals: Refusals<Exclude<SendAgainResult, { kind: "waiting" }>> = {
  not_found: notFound,
  not_dead: { status: 409, sentence: "This email has not failed. It is waiting, or it was delivered." },
};
