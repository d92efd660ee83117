import { cleanImage } from "./image/clean_image.ts";

/** The largest document that is accepted. Bytes. */
export const DOCUMENT_LIMIT = 5 * 1024 * 1024;

/** What documents can be, by media type. */
export const documentTypes = ["application/pdf", "image/jpeg", "image/png", "image/webp"] as const;

type DocumentResult =
  | { kind: "document"; contentType: string; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "empty" }
  | { kind: "too_large" }
  | { kind: "wrong_type" };

/**
 * Identifies an uploaded document by its content: a PDF, or a picture, whose metadata is stripped. Everything
 * else is refused, so that nothing that a browser would run is stored (SVG, HTML).
 */
export function readDocument(upload: Uint8Array<ArrayBuffer>): DocumentResult {
  if (upload.byteLength === 0) return { kind: "empty" };
  if (upload.byteLength > DOCUMENT_LIMIT) return { kind: "too_large" };
  if (startsLikePdf(upload)) return { kind: "document", contentType: "application/pdf", bytes: upload };
  const image = cleanImage(upload);
  if (image.kind !== "clean") return { kind: "wrong_type" };
  return { kind: "document", contentType: image.contentType, bytes: image.bytes };
}

const startsLikePdf = (bytes: Uint8Array) =>
  new TextDecoder("latin1").decode(bytes.subarray(0, 8)).startsWith("%PDF-1.") ||
  new TextDecoder("latin1").decode(bytes.subarray(0, 8)).startsWith("%PDF-2.");
