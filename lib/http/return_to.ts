/** Pages that make no sense after sign-in, and addresses that are not pages. */
const NEVER = /^\/(sign-in|sign-up|forgot-password|reset-password|sign-out|verify-email|api|dev)(\/|$)/;

/**
 * Returns the path of this site to go back to, or null for anything else: another host in any spelling
 * (`//host`, `/\host`, a scheme), encoded slashes or backslashes that another program could decode, control
 * characters (The Copenhagen Book, open redirects). The result is the path as browsers read it.
 */
export function safeReturnPath(asked: unknown): string | null {
  if (typeof asked !== "string" || asked.length > 1_000) return null;
  if (!/^\/(?!\/)[!-~]*$/.test(asked) || asked.includes("\\")) return null;
  if (/%(0|1|7f)/i.test(asked)) return null;
  const base = "https://bloom.invalid";
  if (!URL.canParse(asked, base)) return null;
  const url = new URL(asked, base);
  const { pathname } = url;
  if (url.origin !== base || pathname.startsWith("//") || /%(2f|5c|25)/i.test(pathname)) return null;
  return NEVER.test(pathname) ? null : pathname + url.search;
}
