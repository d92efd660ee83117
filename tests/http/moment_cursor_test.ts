import assert from "node:assert/strict";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { readCursor, writeCursor } from "../../lib/http/moment_cursor.ts";

const id = "0b5c2f0e-6f2f-4d0f-9d0a-2f8f4f1d7c11";
const encode = (text: string) => encodeBase64urlNoPadding(new TextEncoder().encode(text));

Deno.test("a cursor leads back to its place", () => {
  const at = Temporal.Instant.from("2026-03-10T15:00:00.123456Z");
  assert.deepEqual(readCursor(writeCursor({ at, id })), { at, id });
});

Deno.test("an invented cursor counts as no cursor", () => {
  const madeUp = [
    "",
    "x",
    "%%%",
    "ÿ",
    encode("2026-03-10T15:00:00Z"),
    encode(`2026-13-40T15:00:00Z ${id}`),
    encode("2026-03-10T15:00:00Z ------------------------------------"),
    encode(`0000-03-10T15:00:00Z ${id}`),
    encode(`2026-03-10T15:00:00Z ${id}'; --`),
  ];
  for (const text of madeUp) assert.equal(readCursor(text), null, text);
});
