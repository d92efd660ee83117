import assert from "node:assert/strict";
import type { WeeklyHours } from "../../../lib/scheduling/schedule/schedule.ts";
import { isWithinHours, weeklyStretches } from "../../../lib/scheduling/schedule/weekly_stretches.ts";

/** Whether a visit of fifty minutes is within these hours in New York. */
function isWithin(hours: WeeklyHours[], startsAt: string): boolean {
  const from = Temporal.Instant.from(startsAt);
  return isWithinHours({ hours, timeZone: "America/New_York" }, {
    startsAt: from,
    endsAt: from.add({ minutes: 50 }),
  });
}

Deno.test("a night from Sunday into Monday is one stretch", () => {
  const stretches = weeklyStretches([
    { weekday: 7, startsMinute: 23 * 60, endsMinute: 25 * 60 },
    { weekday: 1, startsMinute: 60, endsMinute: 120 },
  ]);
  assert.deepEqual(stretches, [{ weekday: 7, startsMinute: 23 * 60, endsMinute: 26 * 60 }]);
});

Deno.test("a range within another changes nothing, even when the other began the day or the week before", () => {
  const withinNight = [
    { weekday: 2, startsMinute: 20 * 60, endsMinute: 34 * 60 },
    { weekday: 3, startsMinute: 60, endsMinute: 120 },
  ];
  assert.deepEqual(weeklyStretches(withinNight), [withinNight[0]]);
  const overSunday = [
    { weekday: 7, startsMinute: 20 * 60, endsMinute: 34 * 60 },
    { weekday: 1, startsMinute: 60, endsMinute: 120 },
  ];
  assert.deepEqual(weeklyStretches(overSunday), [overSunday[0]]);
});

Deno.test("a visit may begin and end with the hours, but not five minutes outside them", () => {
  const monday = [{ weekday: 1, startsMinute: 9 * 60, endsMinute: 9 * 60 + 50 }];
  assert.equal(isWithin(monday, "2026-06-01T09:00-04:00"), true);
  assert.equal(isWithin(monday, "2026-06-01T08:55-04:00"), false);
  assert.equal(isWithin(monday, "2026-06-01T09:05-04:00"), false);
  assert.equal(isWithin(monday, "2026-06-02T09:00-04:00"), false);
});

Deno.test("a visit fits into a night that began the day before", () => {
  const night = [{ weekday: 1, startsMinute: 22 * 60, endsMinute: 26 * 60 }];
  assert.equal(isWithin(night, "2026-06-01T23:30-04:00"), true);
  assert.equal(isWithin(night, "2026-06-02T01:00-04:00"), true);
  assert.equal(isWithin(night, "2026-06-01T01:00-04:00"), false);
});

Deno.test("a visit fits into hours that began on the same weekday a week before", () => {
  const allButAnHour = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsMinute: 9 * 60,
    endsMinute: weekday === 7 ? 32 * 60 : 33 * 60,
  }));
  assert.equal(isWithin(allButAnHour, "2026-06-01T07:00-04:00"), true);
  assert.equal(isWithin(allButAnHour, "2026-06-01T08:00-04:00"), false);
});

Deno.test("a visit is outside the hours if the clocks go back during it to a time before the hours", () => {
  const night = [{ weekday: 7, startsMinute: 90, endsMinute: 5 * 60 }];
  assert.equal(isWithin(night, "2026-11-01T01:30-04:00"), false);
  assert.equal(isWithin(night, "2026-11-01T02:00-05:00"), true);
});

Deno.test("hours around the clock are one stretch, which includes the end of the week", () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsMinute: 9 * 60,
    endsMinute: 33 * 60,
  }));
  assert.deepEqual(weeklyStretches(always), [{ weekday: 1, startsMinute: 0, endsMinute: 7 * 1440 }]);
  assert.equal(isWithin(always, "2026-06-07T23:30-04:00"), true);
});
