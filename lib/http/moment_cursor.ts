import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";

/** The position in a list by time after which the next page begins: a time, and an ID to break ties. */
export interface MomentCursor {
  at: Temporal.Instant;
  id: string;
}

const INSTANT = "[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const CURSOR = new RegExp(`^(${INSTANT}) (${UUID})$`);

/** Returns the cursor as an opaque, URL-safe text. */
export function writeCursor({ at, id }: MomentCursor): string {
  return encodeBase64urlNoPadding(new TextEncoder().encode(`${at} ${id}`));
}

/** Reads a cursor of `writeCursor`; null for any other text. */
export function readCursor(text: string): MomentCursor | null {
  try {
    const decoded = new TextDecoder().decode(decodeBase64urlIgnorePadding(text));
    const [, at, id] = CURSOR.exec(decoded) ?? [];
    return at && id ? { at: Temporal.Instant.from(at), id } : null;
  } catch {
    return null;
  }
}
