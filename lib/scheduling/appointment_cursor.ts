import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";

/** The place in a list of appointments after which the next page begins: its keys, start and id. */
export interface AppointmentCursor {
  startsAt: Temporal.Instant;
  id: string;
}

const INSTANT = "[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const CURSOR = new RegExp(`^(${INSTANT}) (${UUID})$`);

/** The cursor as an opaque text for an address. */
export function writeCursor({ startsAt, id }: AppointmentCursor): string {
  return encodeBase64urlNoPadding(new TextEncoder().encode(`${startsAt} ${id}`));
}

/** The cursor that a text stands for, or null when `writeCursor` has not made it. */
export function readCursor(text: string): AppointmentCursor | null {
  try {
    const decoded = new TextDecoder().decode(decodeBase64urlIgnorePadding(text));
    const [, startsAt, id] = CURSOR.exec(decoded) ?? [];
    return startsAt && id ? { startsAt: Temporal.Instant.from(startsAt), id } : null;
  } catch {
    return null;
  }
}
