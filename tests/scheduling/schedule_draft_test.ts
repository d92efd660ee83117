import assert from "node:assert/strict";
import {
  changeDraft,
  draftChange,
  draftOfForm,
  draftOfSchedule,
  parseDraft,
} from "../../routes/practice/(_page)/schedule_draft.ts";
import type { ScheduleJson } from "../../lib/shared/schemas/schedule.ts";

const saved: ScheduleJson = {
  version: 3,
  timeZone: "America/Denver",
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 120,
  horizonDays: 60,
  hours: [{ weekday: 1, startsAt: "13:00", endsAt: "24:00" }, {
    weekday: 6,
    startsAt: "09:00",
    endsAt: "12:00",
  }],
  timeOff: [{
    startsOn: "2026-05-01",
    startsAt: "12:00",
    endsOn: "2026-05-02",
    endsAt: "09:00",
    timeZone: "Europe/London",
    note: "Away",
  }],
};

Deno.test("a saved schedule survives the form unchanged, midnight and other zones included", () => {
  const draft = draftOfSchedule(saved);
  assert.equal(draft.hours[0].endsAt, "00:00", "A browser's time field has no 24:00.");
  const parsed = parseDraft(draft);
  const { version: _, ...input } = saved;
  assert.deepEqual(parsed.kind === "valid" && parsed.input, input);
});

Deno.test("a notice that is not a whole number of hours is rounded up", () => {
  assert.equal(draftOfSchedule({ ...saved, noticeMinutes: 90 }).noticeHours, "2");
});

Deno.test("empty rows are dropped, and half a row is kept for its error", () => {
  const draft = draftOfForm({
    "start-1": ["09:00", "", " "],
    "end-1": ["12:00", "", ""],
    "start-2": "13:00",
    "end-2": "",
    "off-from": ["", "2026-05-01"],
    "off-from-time": ["", ""],
    "off-to": ["", ""],
    "off-to-time": ["", ""],
    "off-note": ["", ""],
    "off-zone": ["America/Denver", "America/Denver"],
  });
  assert.deepEqual(draft.hours, [
    { weekday: 1, startsAt: "09:00", endsAt: "12:00" },
    { weekday: 2, startsAt: "13:00", endsAt: "" },
  ]);
  assert.deepEqual(draft.timeOff.map(({ startsOn }) => startsOn), ["2026-05-01"]);
});

Deno.test("a day's hours are copied to the other working days, and the weekend keeps its own", () => {
  const { hours } = changeDraft(draftOfSchedule(saved), { kind: "copy_hours", weekday: 1 });
  assert.deepEqual(hours.map(({ weekday, startsAt }) => `${weekday} ${startsAt}`), [
    "1 13:00",
    "2 13:00",
    "3 13:00",
    "4 13:00",
    "5 13:00",
    "6 09:00",
  ]);
});

Deno.test("a button without a weekday does nothing", () => {
  for (const action of ["add-hours:0", "add-hours:8", "add-hours", "copy-hours:x", "save", "preview", ""]) {
    assert.equal(draftChange(action), null, action);
  }
  assert.deepEqual(draftChange("add-hours:7"), { kind: "add_hours", weekday: 7 });
});

Deno.test("each error names its field in the form", () => {
  const draft = { ...draftOfSchedule(saved), noticeHours: "-1", horizonDays: "" };
  const parsed = parseDraft(draft);
  assert.deepEqual(parsed.kind === "invalid" && Object.keys(parsed.errors), ["noticeHours", "horizonDays"]);
});
