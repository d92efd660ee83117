/**
 * Stores the browser's own time zone in a cookie, and reloads the page if it shows another one. `cookie`: as
 * the server would set it, without the value. Browser-safe.
 */
export function rememberZone(cookie: string, shown: string): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const before = document.cookie;
  document.cookie = cookie.replace("=", `=${timeZone}`);
  // A browser that stores no cookies, or a zone that the server does not know, must not reload for ever.
  if (timeZone !== shown && document.cookie !== before) location.reload();
}
