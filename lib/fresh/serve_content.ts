/** Bytes that can be read in part. */
export interface Content {
  size: number;
  /** Reads from `start` up to, but not including, `end`. */
  read(start: number, end: number): BodyInit | Promise<BodyInit>;
}

/** Returns content that is in memory. */
export function bytesContent(bytes: Uint8Array<ArrayBuffer>): Content {
  return { size: bytes.byteLength, read: (start, end) => bytes.subarray(start, end) };
}

/**
 * Answers a request for content as RFC 9110 requires: 304 if the client has the version in `headers.etag`,
 * 206 with a single range of bytes, 416 if the range is past the end, and otherwise the whole content. A
 * request for several ranges gets the whole content.
 */
export async function serveContent(
  request: Request,
  given: HeadersInit,
  content: Content,
): Promise<Response> {
  const headers = new Headers(given);
  const etag = headers.get("etag");
  if (etag !== null && isKnown(request.headers.get("if-none-match"), etag)) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  headers.set("accept-ranges", "bytes");
  const range = rangeOf(request, etag, content.size);
  if (range === "none") {
    const refusal = { "content-range": `bytes */${content.size}`, "cache-control": "no-store" };
    return new Response(null, { status: 416, headers: refusal });
  }
  const { start, end } = range ?? { start: 0, end: content.size };
  headers.set("content-length", String(end - start));
  if (range) headers.set("content-range", `bytes ${start}-${end - 1}/${content.size}`);
  return new Response(await content.read(start, end), { status: range ? 206 : 200, headers });
}

/** Returns whether If-None-Match contains the tag (13.1.2: weak comparison). */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}

/**
 * Returns the single range to send; null for the whole content; "none" if the range is past the end (14.2).
 */
function rangeOf(
  { method, headers }: Request,
  etag: string | null,
  size: number,
): { start: number; end: number } | "none" | null {
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(headers.get("range") ?? "") ?? [];
  if (method !== "GET" || first === undefined || first + last === "") return null;
  const condition = headers.get("if-range");
  // 13.1.5 requires a strong comparison. A date is never sent, so a date in If-Range never matches.
  if (condition !== null && (condition !== etag || etag.startsWith("W/"))) return null;
  if (first !== "" && last !== "" && Number(first) > Number(last)) return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "none";
}
