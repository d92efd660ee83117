import { invalid, notFound, type Refusals } from "../../shared/refusal.ts";
import type { SaveWardResult } from "./save_ward.ts";

/** Why a ward was not saved. */
export const wardRefusals: Refusals<Exclude<SaveWardResult, { kind: "saved" }>> = {
  not_found: notFound,
  too_many: {
    status: 409,
    sentence: ({ most }) => `You can add at most ${most} children. Please write to us if you need more.`,
  },
  invalid,
};
