import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";

/**
 * Returns the text with a tag of its content, or 304 without it if the client has this content already
 * (RFC 9110, 13.1.2). The tag is weak, because the text may be compressed on its way.
 */
export function taggedResponse(
  request: Request,
  text: string,
  headers: Record<string, string>,
): Response {
  const etag = `W/"${encodeBase64urlNoPadding(sha256(new TextEncoder().encode(text)))}"`;
  // A proxy may have made the tag a strong one.
  const known = (request.headers.get("if-none-match") ?? "").split(",")
    .map((each) => each.trim().replace(/^"/, 'W/"'));
  const tagged = { ...headers, etag };
  return known.includes(etag) || known.includes("*")
    ? new Response(null, { status: 304, headers: tagged })
    : new Response(text, { headers: tagged });
}
