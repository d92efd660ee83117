/**
 * Returns a 303 to a path of this site (POST, redirect, GET), so that reloading the page sends nothing twice.
 */
export function redirectTo(path: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("location", path);
  return new Response(null, { status: 303, headers: all });
}
