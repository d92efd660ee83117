import { keyedHash } from "../../auth/tokens/keyed_hash.ts";
import type { Config } from "../../config/config.ts";

/** Long enough that no two accounts share one. Hexadecimal digits. */
const LENGTH = 24;

/**
 * Returns what pages call an account. It is the same for all sessions of the account, so that a form can be
 * sent again after a new sign-in, and it does not reveal the user's ID.
 */
export const accountMark = ({ passwordPepper }: Pick<Config, "passwordPepper">, userId: string): string =>
  keyedHash(passwordPepper, "account mark", userId).slice(0, LENGTH);
