import assert from "node:assert/strict";
import { timeOffEntry, timeOffInterval } from "../../../lib/scheduling/schedule/time_off.ts";

Deno.test("days off last from the start of the first to the end of the last, in their own zone", () => {
  const off = { startsOn: "2026-03-08", endsOn: "2026-03-09", note: "" };
  const { startsAt, endsAt } = timeOffInterval(off, "America/Denver");
  assert.equal(startsAt.toString(), "2026-03-08T07:00:00Z");
  assert.equal(endsAt.toString(), "2026-03-10T06:00:00Z");
});

Deno.test("days off are read back as days, even where the clocks skip midnight", () => {
  const timeZone = "America/Santiago";
  const off = { startsOn: "2026-09-06", endsOn: "2026-09-06", note: "" };
  const interval = timeOffInterval(off, timeZone);
  assert.equal(interval.startsAt.toString(), "2026-09-06T04:00:00Z");
  assert.deepEqual(timeOffEntry({ ...interval, timeZone, note: "" }), { ...off, timeZone });
});

Deno.test("hours off are read back as entered", () => {
  const timeZone = "Europe/London";
  const off = {
    startsOn: "2026-06-01",
    startsAt: "12:00",
    endsOn: "2026-06-02",
    endsAt: "09:30",
    note: "Away",
  };
  const interval = timeOffInterval(off, timeZone);
  assert.equal(interval.startsAt.toString(), "2026-06-01T11:00:00Z");
  assert.deepEqual(timeOffEntry({ ...interval, timeZone, note: "Away" }), { ...off, timeZone });
});
