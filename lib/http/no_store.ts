/** Returns the headers, which also tell every cache not to keep the response. */
export function noStore(headers?: HeadersInit): Headers {
  const all = new Headers(headers);
  all.set("cache-control", "no-store");
  return all;
}
