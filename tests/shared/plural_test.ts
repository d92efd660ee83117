import assert from "node:assert/strict";
import { plural } from "../../lib/shared/plural.ts";

Deno.test("English has two forms for a count", () => {
  const days = (count: number) => plural("en", count, { one: "day", other: "days" });
  assert.deepEqual([0, 1, 2, 1_000_000].map(days), ["days", "day", "days", "days"]);
});

Deno.test("Spanish has a third form, for whole millions", () => {
  const days = (count: number) => plural("es", count, { one: "día", many: "de días", other: "días" });
  assert.deepEqual([0, 1, 2, 1_000_000, 1_000_001].map(days), ["días", "día", "días", "de días", "días"]);
});
