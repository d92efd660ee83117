/**
 * Every page names the account that it was rendered for, and what the page sends names it again, so that a
 * form of one user never saves over the account of the next one in the same browser. Browser-safe.
 */

/** The hidden field of every form that writes. */
export const MARK_FIELD = "accountMark";
/** The header of every request that a page's script makes. */
export const MARK_HEADER = "account-mark";
/** The page's <meta> for its scripts. */
export const MARK_META = "account-mark";

/** Returns the mark of the page that this script runs in; null on the server, and if nobody is signed in. */
export const markOfPage = (): string | null =>
  typeof document === "undefined"
    ? null
    : document.querySelector<HTMLMetaElement>(`meta[name="${MARK_META}"]`)?.content ?? null;

/** Requests something for the page that this script runs in, and names the page's account. */
export function fetchFromPage(path: string, init: RequestInit = {}): Promise<Response> {
  const mark = markOfPage();
  const headers = mark === null ? init.headers : { ...init.headers, [MARK_HEADER]: mark };
  return fetch(path, { ...init, headers });
}
