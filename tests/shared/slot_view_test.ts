import assert from "node:assert/strict";
import {
  daysShown,
  firstFreeDay,
  isGone,
  isSame,
  nearestTo,
  slotLink,
  type SlotView,
} from "../../lib/shared/slot_view.ts";
import { neighbors } from "../../lib/shared/slot_weeks.ts";

/** Returns a week in New York, from Monday, with three free slots, the second of them chosen. */
function week(changes: Partial<SlotView> = {}): SlotView {
  return {
    path: "/therapists/7/book",
    typeId: null,
    patientId: null,
    timeZone: "America/New_York",
    today: "2026-03-02",
    lastDay: "2026-03-30",
    from: "2026-03-02",
    day: "2026-03-03",
    slots: ["2026-03-03T15:00:00Z", "2026-03-04T03:30:00Z", "2026-03-04T15:00:00Z"],
    nextFree: "2026-03-03T15:00:00Z",
    chosen: "2026-03-04T03:30:00Z",
    ...changes,
  };
}

Deno.test("a slot belongs to the day that the viewer's clocks show", () => {
  const days = daysShown(week());
  assert.equal(days.length, 7);
  assert.deepEqual(days[1], {
    date: "2026-03-03",
    slots: ["2026-03-03T15:00:00Z", "2026-03-04T03:30:00Z"],
  });
  assert.deepEqual(daysShown(week({ timeZone: "UTC" }))[2].slots.length, 2);
});

Deno.test("a week across a clock change has seven days, and each slot is on one of them", () => {
  const slots = ["2026-03-08T14:00:00Z", "2026-03-09T03:30:00Z", "2026-03-09T14:00:00Z"];
  const counts = daysShown(week({ from: "2026-03-07", slots })).map(({ slots }) => slots.length);
  assert.deepEqual(counts, [0, 2, 1, 0, 0, 0, 0]);
});

Deno.test("a link keeps the choice and the view, and changes only its own part", () => {
  assert.equal(
    slotLink(week(), { day: "2026-03-04" }),
    "/therapists/7/book?from=2026-03-02&day=2026-03-04&startsAt=2026-03-04T03%3A30%3A00Z",
  );
});

Deno.test("a link keeps a requested zone, and omits the viewer's own", () => {
  assert.match(slotLink(week({ askedTimeZone: "Asia/Kolkata" })), /timeZone=Asia%2FKolkata/);
  assert.ok(!slotLink(week()).includes("timeZone"));
});

Deno.test("a chosen slot is gone if its day is shown without it, and not if another week is shown", () => {
  assert.equal(isGone(week()), false);
  assert.equal(isGone(week({ slots: ["2026-03-03T15:00:00Z"] })), true);
  assert.equal(isGone(week({ slots: [], from: "2026-03-09" })), false);
  assert.equal(isGone(week({ chosen: null, slots: [] })), false);
});

Deno.test("a time before today is gone, whichever week is shown", () => {
  assert.equal(isGone(week({ chosen: "2026-02-27T15:00:00Z", from: "2026-03-09" })), true);
});

Deno.test("two spellings of an instant are equal", () => {
  assert.ok(isSame("2026-03-03T15:00:00Z", "2026-03-03T10:00:00-05:00"));
  assert.ok(!isSame("2026-03-03T15:00:00Z", "2026-03-03T15:00:00-05:00"));
  assert.ok(!isSame("2026-03-03T15:00:00Z", null));
});

Deno.test("the slots nearest to an instant are in order of time", () => {
  const { slots } = week();
  assert.deepEqual(nearestTo("2026-03-04T04:00:00Z", slots, 2), [slots[1], slots[2]]);
});

Deno.test("a week opens on its first day with free slots, otherwise on its first", () => {
  assert.equal(firstFreeDay(week()), "2026-03-03");
  assert.equal(firstFreeDay(week({ slots: [] })), "2026-03-02");
});

Deno.test("neighboring weeks are offered only between today and the last bookable day", () => {
  assert.deepEqual(neighbors(week()), ["2026-03-09"]);
  assert.deepEqual(neighbors(week({ from: "2026-03-05" })), ["2026-03-02", "2026-03-12"]);
  assert.deepEqual(neighbors(week({ from: "2026-03-30" })), ["2026-03-23"]);
});
