/**
 * Every page names the account that it was rendered for, and what the page sends names it again, so that a
 * form of one user never saves over the account of the next one in the same browser. A form has a hidden
 * field. A page's script sends a header, with what its page says in <html data-account-mark>. A booking has a
 * key from the server, which begins with it. Browser-safe.
 */

/** The hidden field of every form that writes. */
export const MARK_FIELD = "accountMark";
/** The header of what a page's script sends (post_json.ts, passkeys.ts). */
export const MARK_HEADER = "account-mark";

/** Returns the start of a booking's key that names an account. */
export const keyForAccount = (mark: string, rest: string): string => `for-${mark}-${rest}`;

/** Returns the mark in a booking's key; null if it names no account. */
export const markInKey = (key: string): string | null => /^for-([0-9a-f]+)-/.exec(key)?.[1] ?? null;
