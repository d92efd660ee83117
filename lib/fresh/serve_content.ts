/** Bytes of which a part can be had. */
export interface Content {
  size: number;
  /** Those from `start` up to, but without, `end`. */
  read(start: number, end: number): BodyInit | Promise<BodyInit>;
}

/** Content that is in memory. */
export function bytesContent(bytes: Uint8Array<ArrayBuffer>): Content {
  return { size: bytes.byteLength, read: (start, end) => bytes.subarray(start, end) };
}

/**
 * Answers a request for content as RFC 9110 wants it: 304 when the client has what `headers.etag` names, 206
 * with the one range of bytes that it asks for, 416 when there is none there, else the whole. A request for
 * several ranges gets the whole.
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

/** Whether If-None-Match names the tag (13.1.2: weak comparison). */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}

/**
 * The one range that is asked for and may be sent; null: the whole; "none": it lies behind the end (14.2).
 */
function rangeOf(
  { method, headers }: Request,
  etag: string | null,
  size: number,
): { start: number; end: number } | "none" | null {
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(headers.get("range") ?? "") ?? [];
  if (method !== "GET" || first === undefined || first + last === "") return null;
  const condition = headers.get("if-range");
  // 13.1.5: strong comparison. We send no date that could vouch for bytes.
  if (condition !== null && (condition !== etag || etag.startsWith("W/"))) return null;
  if (first !== "" && last !== "" && Number(first) > Number(last)) return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "none";
}
