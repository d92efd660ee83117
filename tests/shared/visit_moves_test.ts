import assert from "node:assert/strict";
import { momentAt, type MoveColumn, placeOf, shifted } from "../../lib/shared/visit_moves.ts";

/** The Saturday and the Sunday on which Denver's clocks skip two o'clock, from one to four. */
const columns: MoveColumn[] = [
  { date: "2026-03-07", hours: ["2026-03-07T08:00:00Z", "2026-03-07T09:00:00Z", "2026-03-07T10:00:00Z"] },
  { date: "2026-03-08", hours: ["2026-03-08T08:00:00Z", null, "2026-03-08T09:00:00Z"] },
];

Deno.test("a place converts to its moment and back", () => {
  const place = { column: 0, step: 15 };
  assert.equal(momentAt(columns, place), "2026-03-07T09:15:00Z");
  assert.deepEqual(placeOf(columns, "2026-03-07T09:15:00Z"), place);
  assert.equal(momentAt(columns, { column: 2, step: 0 }), null);
  assert.equal(placeOf(columns, "2026-03-07T11:00:00Z"), null);
});

Deno.test("a visit moves across the skipped hour, and never into it", () => {
  assert.equal(shifted(columns, "2026-03-08T08:45:00Z", { steps: 3 }), "2026-03-08T09:00:00Z");
  assert.equal(shifted(columns, "2026-03-08T09:00:00Z", { steps: -3 }), "2026-03-08T08:55:00Z");
  assert.equal(shifted(columns, "2026-03-07T09:15:00Z", { days: 1 }), null);
  assert.equal(shifted(columns, "2026-03-07T10:15:00Z", { days: 1 }), "2026-03-08T09:15:00Z");
});

Deno.test("a visit does not move out of the timetable", () => {
  assert.equal(shifted(columns, "2026-03-07T08:00:00Z", { steps: -1 }), null);
  assert.equal(shifted(columns, "2026-03-07T10:55:00Z", { steps: 1 }), null);
  assert.equal(shifted(columns, "2026-03-07T08:00:00Z", { days: -1 }), null);
  assert.equal(shifted(columns, "2030-01-01T00:00:00Z", { steps: 1 }), null);
});
