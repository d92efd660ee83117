import { Problem } from "./problem.ts";

/** Bloom's longest address is a sign-in's return from a provider. Characters. */
export const ADDRESS_LIMIT = 8_000;
/** Cookies and all other headers together. Characters. */
export const HEADERS_LIMIT = 16_000;
/** No page reads more fields from its address. */
const QUERY_FIELDS = 200;

/** Refuses an address or headers that are longer than Bloom ever needs. @throws {Problem} 414, 431. */
export function refuseLongHead({ url, headers }: Request): void {
  if (url.length > ADDRESS_LIMIT || url.split("&", QUERY_FIELDS + 1).length > QUERY_FIELDS) {
    throw new Problem(414, "This address is too long.");
  }
  let length = 0;
  for (const [name, value] of headers) length += name.length + value.length;
  if (length > HEADERS_LIMIT) {
    throw new Problem(431, "Your browser sent too much data. Clear this site's cookies, and try again.");
  }
}
