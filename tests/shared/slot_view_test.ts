import assert from "node:assert/strict";
import { bookingKey } from "../../lib/shared/booking_key.ts";
import { idempotencyKey } from "../../lib/shared/schemas/appointments.ts";
import {
  daysShown,
  firstFreeDay,
  isGone,
  nearestTo,
  slotLink,
  type SlotView,
} from "../../lib/shared/slot_view.ts";
import { neighbours } from "../../lib/shared/slot_weeks.ts";

const view: SlotView = {
  path: "/therapists/1/book",
  timeZone: "America/Denver",
  today: "2026-03-02",
  lastDay: "2026-03-20",
  from: "2026-03-02",
  day: "2026-03-04",
  slots: ["2026-03-04T16:00:00Z", "2026-03-05T02:00:00Z", "2026-03-05T16:00:00Z"],
  nextFree: "2026-03-04T16:00:00Z",
  chosen: null,
};

Deno.test("a slot stands on the day that the viewer's clock shows for it", () => {
  const days = daysShown(view);
  assert.deepEqual(days.map(({ date }) => date), [
    "2026-03-02",
    "2026-03-03",
    "2026-03-04",
    "2026-03-05",
    "2026-03-06",
    "2026-03-07",
    "2026-03-08",
  ]);
  assert.deepEqual(days[2].slots, ["2026-03-04T16:00:00Z", "2026-03-05T02:00:00Z"]);
  const inKolkata = daysShown({ ...view, timeZone: "Asia/Kolkata" });
  assert.deepEqual(inKolkata[2].slots, ["2026-03-04T16:00:00Z"]);
});

Deno.test("links keep what is chosen, and the zone that was asked for", () => {
  const asked = { ...view, chosen: "2026-03-04T16:00:00Z", askedTimeZone: "Asia/Kolkata" };
  assert.equal(
    slotLink(asked, { day: "2026-03-05" }),
    "/therapists/1/book?from=2026-03-02&day=2026-03-05&startsAt=2026-03-04T16%3A00%3A00Z&timeZone=Asia%2FKolkata",
  );
  assert.equal(
    slotLink(view, { from: "", day: "", chosen: "2026-03-05T16:00:00Z" }),
    "/therapists/1/book?startsAt=2026-03-05T16%3A00%3A00Z",
  );
  assert.equal(
    slotLink(asked, { from: "", day: "", chosen: null }),
    "/therapists/1/book?timeZone=Asia%2FKolkata",
  );
});

Deno.test("what was chosen is gone when its day is shown without it, or is over", () => {
  assert.equal(isGone(view), false);
  assert.equal(isGone({ ...view, chosen: "2026-03-04T16:00:00.000Z" }), false, "However it is written.");
  assert.equal(isGone({ ...view, chosen: "2026-03-04T17:00:00Z" }), true);
  assert.equal(isGone({ ...view, chosen: "2026-03-12T17:00:00Z" }), false, "Another week may have it.");
  assert.equal(isGone({ ...view, from: "2026-03-09", chosen: "2026-03-01T17:00:00Z" }), true, "Yesterday.");
});

Deno.test("the nearest slots are offered in order of time", () => {
  const slots = [
    "2026-03-04T10:00:00Z",
    "2026-03-04T12:00:00Z",
    "2026-03-04T13:00:00Z",
    "2026-03-09T12:00:00Z",
  ];
  assert.deepEqual(nearestTo("2026-03-04T12:30:00Z", slots, 3), slots.slice(0, 3));
  assert.deepEqual(nearestTo("2026-03-04T12:30:00Z", [], 3), []);
});

Deno.test("the first day with anything free is shown first", () => {
  assert.equal(firstFreeDay(view), "2026-03-04");
  assert.equal(firstFreeDay({ ...view, slots: [] }), view.from);
});

Deno.test("neighbouring weeks are those that can be booked", () => {
  assert.deepEqual(neighbours(view), ["2026-03-09"]);
  assert.deepEqual(neighbours({ ...view, from: "2026-03-05" }), ["2026-03-02", "2026-03-12"]);
  assert.deepEqual(neighbours({ ...view, from: "2026-03-16" }), ["2026-03-09"]);
});

Deno.test("a booking's key is the same for the same slot, another for another, and one that the API takes", () => {
  const base = crypto.randomUUID();
  const key = bookingKey(base, "2026-03-04T16:00:00Z");
  assert.equal(key, bookingKey(base, "2026-03-04T09:00:00-07:00"));
  assert.notEqual(key, bookingKey(base, "2026-03-04T16:30:00Z"));
  assert.ok(idempotencyKey.safeParse(key).success);
});
