import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import { z } from "zod";
import { findUnstorable } from "../http/storable.ts";

/**
 * Where a page of the directory ended: its last therapist, and the sort value. An order by name continues by
 * name; an order by free slot continues by the slot (null: none), which is computed again for each page.
 */
type DirectoryCursor =
  | { sort: "name"; name: string; id: string }
  | { sort: "soonest"; startsAt: Temporal.Instant | null; id: string };

const written = z.union([
  z.tuple([z.literal("name"), z.string().max(300), z.uuid()]),
  z.tuple([z.literal("soonest"), z.iso.datetime().nullable(), z.uuid()]),
]);

/** Returns the cursor as an opaque, URL-safe text. */
export function writeDirectoryCursor(cursor: DirectoryCursor): string {
  const fields = cursor.sort === "name"
    ? [cursor.sort, cursor.name, cursor.id]
    : [cursor.sort, cursor.startsAt?.toString() ?? null, cursor.id];
  return encodeBase64urlNoPadding(new TextEncoder().encode(JSON.stringify(fields)));
}

/** Reads a cursor of `writeDirectoryCursor` for the same order; null for anything else. */
export function readDirectoryCursor<Sort extends DirectoryCursor["sort"]>(
  text: string,
  sort: Sort,
): Extract<DirectoryCursor, { sort: Sort }> | null;
export function readDirectoryCursor(text: string, sort: DirectoryCursor["sort"]): DirectoryCursor | null {
  const parsed = written.safeParse(decode(text));
  // A forged cursor can contain what no query can carry.
  if (!parsed.success || parsed.data[0] !== sort || findUnstorable(parsed.data)) return null;
  const [kind, key, id] = parsed.data;
  if (kind === "name") return { sort: kind, name: key, id };
  return { sort: kind, startsAt: key === null ? null : Temporal.Instant.from(key), id };
}

function decode(text: string): unknown {
  try {
    const bytes = decodeBase64urlIgnorePadding(text);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
