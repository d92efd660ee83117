import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { RemovePasskeyResult } from "./change_passkey.ts";
import type { PasskeyRefused } from "./refuse_passkey.ts";
import type { RegisterPasskeyResult } from "./register_passkey.ts";

/** Why passkeys are not offered at all: Bloom runs at an address that does not support them. */
export const noPasskeysRefusals: Refusals<{ kind: "no_passkeys" }> = {
  no_passkeys: { status: 404, sentence: "Passkeys don't work at this web address." },
};

const gone = {
  status: 422,
  code: "passkey_too_late",
  sentence: "That took too long, or it started on another page. Please try again.",
} as const;

/** Why a passkey was not accepted. */
export const usePasskeyRefusals: Refusals<PasskeyRefused> = {
  gone,
  wrong: {
    status: 401,
    code: "wrong_passkey",
    sentence: "This passkey doesn't work here. It may have been removed.",
  },
};

/** Why a passkey was not added. */
export const registerPasskeyRefusals: Refusals<Exclude<RegisterPasskeyResult, { kind: "registered" }>> = {
  gone,
  wrong: {
    status: 422,
    code: "wrong_passkey",
    sentence: "This passkey can't be used here. Please try another one.",
  },
  known: { status: 409, code: "known_passkey", sentence: "You've already added this passkey." },
  too_many_passkeys: {
    status: 409,
    sentence: "You have as many passkeys as we allow. Remove one first.",
  },
};

/** Why a passkey was not removed. */
export const removePasskeyRefusals: Refusals<Exclude<RemovePasskeyResult, { kind: "removed" }>> = {
  not_found: notFound,
  last_way_in: {
    status: 409,
    sentence: "This is the only way to sign in to your account. Set a password or add another passkey first.",
  },
};
