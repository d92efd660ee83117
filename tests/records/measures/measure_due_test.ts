import assert from "node:assert/strict";
import { type DueFacts, isDue } from "../../../lib/records/measures/measure_due.ts";

const at = (hours: number) => Temporal.Instant.from("2026-05-04T12:00:00Z").add({ hours });
const never = { lastAnsweredAt: null, comingAt: null, previousEndedAt: null };
const once: DueFacts = { status: "open", repeats: "once", ...never };
const repeating: DueFacts = { status: "open", repeats: "before_visits", ...never };

Deno.test("a one-time request waits until it is answered or withdrawn, with or without visits", () => {
  assert.equal(isDue(once), true);
  assert.equal(isDue({ ...once, lastAnsweredAt: at(0) }), false);
  assert.equal(isDue({ ...once, status: "stopped" }), false);
});

Deno.test("a repeating request is due when a visit is near, and again before the visit after that", () => {
  assert.equal(isDue(repeating), false, "No visit is near.");
  const near = { ...repeating, comingAt: at(24) };
  assert.equal(isDue(near), true, "It was never answered.");
  assert.equal(isDue({ ...near, lastAnsweredAt: at(-1) }), false, "There was no visit since.");
  assert.equal(isDue({ ...near, lastAnsweredAt: at(-10), previousEndedAt: at(-9) }), true);
  assert.equal(isDue({ ...near, lastAnsweredAt: at(-9), previousEndedAt: at(-9) }), false);
  assert.equal(
    isDue({ ...near, lastAnsweredAt: at(-25), previousEndedAt: at(-99) }),
    true,
    "It was answered for a visit that did not take place.",
  );
  assert.equal(isDue({ ...near, lastAnsweredAt: at(-24), previousEndedAt: at(-99) }), false);
  assert.equal(isDue({ ...near, status: "stopped" }), false);
});
