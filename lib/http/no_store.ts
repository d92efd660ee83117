/** Returns the headers with the request that no cache keeps the response. */
export function noStore(headers?: HeadersInit): Headers {
  const all = new Headers(headers);
  all.set("cache-control", "no-store");
  return all;
}
