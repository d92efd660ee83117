import { Problem } from "../http/problem.ts";
import { define } from "./define.ts";

/** Bloom's longest address is a sign-in's return from a provider. Characters. */
export const ADDRESS_LIMIT = 8_000;
/** Cookies and all other headers together. Characters. */
export const HEADERS_LIMIT = 16_000;
/** No page reads more fields from its address. */
const QUERY_FIELDS = 200;

/** Refuses a request whose address or headers are longer than Bloom ever needs, before any of it is read. */
export const boundHead = define.middleware((ctx) => {
  if (
    ctx.req.url.length > ADDRESS_LIMIT || ctx.url.search.split("&", QUERY_FIELDS + 1).length > QUERY_FIELDS
  ) {
    throw new Problem(414, "This address is too long.");
  }
  let length = 0;
  for (const [name, value] of ctx.req.headers) length += name.length + value.length;
  if (length > HEADERS_LIMIT) {
    throw new Problem(431, "Your browser sent too much data. Clear this site's cookies, and try again.");
  }
  return ctx.next();
});
