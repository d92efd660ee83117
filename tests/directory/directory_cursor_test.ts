import assert from "node:assert/strict";
import { readDirectoryCursor, writeDirectoryCursor } from "../../lib/directory/directory_cursor.ts";

const id = "7c9f2a0e-0b1d-4c55-9d1a-2f0a4f6f3b11";
const base64url = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

Deno.test("a cursor reads back as it was written, for its own order", () => {
  const startsAt = Temporal.Instant.from("2026-03-01T15:00:00Z");
  const cursors = [
    { sort: "soonest", startsAt, id },
    { sort: "soonest", startsAt: null, id },
    { sort: "name", name: "sofía marín", id },
  ] as const;
  for (const cursor of cursors) {
    const text = writeDirectoryCursor(cursor);
    assert.match(text, /^[\w-]+$/);
    assert.deepEqual(readDirectoryCursor(text, cursor.sort), cursor);
    assert.equal(readDirectoryCursor(text, cursor.sort === "name" ? "soonest" : "name"), null);
  }
});

Deno.test("an invalid cursor counts as no cursor", () => {
  const forged = [
    "",
    "x",
    "%%%",
    base64url(null),
    base64url({}),
    base64url(["name", "a"]),
    base64url(["name", "a", "not an id"]),
    base64url(["name", "a\u0000", id]),
    base64url(["name", "x".repeat(301), id]),
    base64url(["soonest", "tomorrow", id]),
    base64url(["soonest", 5, id]),
    base64url(["soonest", "2026-02-30T15:00:00Z", id]),
  ];
  for (const text of forged) {
    assert.equal(readDirectoryCursor(text, "name"), null, text);
    assert.equal(readDirectoryCursor(text, "soonest"), null, text);
  }
});
