import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { ChangePasswordResult } from "./change_password.ts";
import type { CheckPasswordResult } from "./check_password.ts";

/** Why a new password was not set. */
export const changePasswordRefusals: Refusals<Exclude<ChangePasswordResult, { kind: "changed" }>> = {
  weak_password: { status: 422, field: "newPassword", sentence: ({ reason }) => reason },
  ...tooManyRefusals,
};

/** Why the current password did not confirm a change; `missing`: it was not sent. */
export type CurrentPasswordRefusal = { kind: "missing" } | Exclude<CheckPasswordResult, { kind: "right" }>;

const wrongPassword = { status: 422, code: "wrong_password", field: "currentPassword" } as const;

/** Why a change that needs the current password was refused. */
export const currentPasswordRefusals: Refusals<CurrentPasswordRefusal> = {
  missing: { ...wrongPassword, sentence: "Enter your current password." },
  wrong: { ...wrongPassword, sentence: "This isn't your current password. Please try again." },
  ...tooManyRefusals,
};
