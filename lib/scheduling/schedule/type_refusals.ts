import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { AddTypeResult, ChangeTypeResult } from "./save_type.ts";

/** Why a type of visit was not added. */
export const addTypeRefusals: Refusals<Exclude<AddTypeResult, { kind: "saved" }>> = {
  too_many: {
    status: 409,
    sentence: ({ most }) => `You already offer ${most} types. Stop offering one first.`,
  },
};

/** Why a type of visit was not changed. */
export const changeTypeRefusals: Refusals<Exclude<ChangeTypeResult, { kind: "saved" }>> = {
  not_found: notFound,
};
