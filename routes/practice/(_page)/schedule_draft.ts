import { rebase } from "../../../lib/http/changed_form.ts";
import type { FieldErrors, FormValues } from "../../../lib/http/form.ts";
import { WAS_FIELD, wasOf } from "../../../lib/shared/form_was.ts";
import { type ScheduleDraft, weekdays } from "../../../lib/shared/schedule_draft.ts";
import {
  type ScheduleInput,
  scheduleInput,
  type ScheduleJson,
} from "../../../lib/shared/schemas/schedule.ts";

/** The form's changes besides saving. */
type DraftChange =
  | { kind: "add_hours"; weekday: number }
  | { kind: "remove_hours"; index: number }
  | { kind: "copy_hours"; weekday: number }
  | { kind: "add_time_off" }
  | { kind: "remove_time_off"; index: number };

/** Returns the saved schedule as the form first shows it. */
export function draftOfSchedule(schedule: ScheduleJson): ScheduleDraft {
  const draft: ScheduleDraft = {
    version: String(schedule.version),
    timeZone: schedule.timeZone,
    slotMinutes: String(schedule.slotMinutes),
    bufferBeforeMinutes: String(schedule.bufferBeforeMinutes),
    bufferAfterMinutes: String(schedule.bufferAfterMinutes),
    noticeHours: String(Math.ceil(schedule.noticeMinutes / 60)),
    horizonDays: String(schedule.horizonDays),
    // A browser's time field has no 24:00.
    hours: schedule.hours.map((range) => ({
      ...range,
      endsAt: range.endsAt === "24:00" ? "00:00" : range.endsAt,
    })),
    timeOff: schedule.timeOff.map((off) => ({ startsAt: "", endsAt: "", ...off })),
  };
  return { ...draft, was: wasOf(draftValues(draft)) };
}

/** Returns the posted form as a draft, without empty rows. */
export function draftOfForm(values: FormValues): ScheduleDraft {
  const one = (name: string) => listOf(values[name])[0] ?? "";
  const rows = (...names: string[]) => {
    const columns = names.map((name) => listOf(values[name]));
    return columns[0].map((_, index) => columns.map((column) => column[index]?.trim() ?? ""));
  };
  return {
    version: one("version"),
    was: typeof values[WAS_FIELD] === "string" ? values[WAS_FIELD] : undefined,
    ...settingsOf(values),
    hours: weekdays.flatMap((weekday) =>
      rows(`start-${weekday}`, `end-${weekday}`)
        .filter((row) => row.some(Boolean))
        .map(([startsAt, endsAt]) => ({ weekday, startsAt, endsAt }))
    ),
    timeOff: rows("off-from", "off-from-time", "off-to", "off-to-time", "off-note", "off-zone")
      .filter(([startsOn, startsAt, endsOn, endsAt, note]) =>
        [startsOn, startsAt, endsOn, endsAt, note].some(Boolean)
      )
      .map(([startsOn, startsAt, endsOn, endsAt, note, timeZone]) => ({
        startsOn,
        startsAt,
        endsOn,
        endsAt,
        note,
        timeZone,
      })),
  };
}

/** Returns the settings that have one field each. */
function settingsOf(values: FormValues) {
  const one = (name: string) => listOf(values[name])[0] ?? "";
  return {
    timeZone: one("timeZone"),
    slotMinutes: one("slotMinutes"),
    bufferBeforeMinutes: one("bufferBeforeMinutes"),
    bufferAfterMinutes: one("bufferAfterMinutes"),
    noticeHours: one("noticeHours"),
    horizonDays: one("horizonDays"),
  };
}

/**
 * Returns the draft with what another tab has saved since the form was first rendered, and an error for each
 * setting that both changed. Hours and time off are changed row by row.
 */
export function rebaseDraft(
  draft: ScheduleDraft,
  now: ScheduleDraft,
): { draft: ScheduleDraft; errors: FieldErrors } {
  if (draft.was === undefined || draft.version === now.version) return { draft, errors: {} };
  const { values, errors } = rebase({ ...draftValues(draft), was: draft.was }, draftValues(now));
  const rows = <Row>(name: string): Row[] => listOf(values[name]).map((row) => JSON.parse(row));
  const one = (name: string) => listOf(values[name])[0] ?? "";
  return {
    draft: {
      version: now.version,
      was: one(WAS_FIELD),
      ...settingsOf(values),
      hours: rows<ScheduleDraft["hours"][number]>("hours").sort((a, b) => a.weekday - b.weekday),
      timeOff: rows("timeOff"),
    },
    errors,
  };
}

/** Returns the draft as fields: its settings, and a list of texts for hours and for time off. */
function draftValues({ version: _, was: __, hours, timeOff, ...settings }: ScheduleDraft): FormValues {
  return {
    ...settings,
    hours: hours.map(({ weekday, startsAt, endsAt }) => JSON.stringify({ weekday, startsAt, endsAt })),
    timeOff: timeOff.map(({ startsOn, startsAt, endsOn, endsAt, note, timeZone }) =>
      JSON.stringify({ startsOn, startsAt, endsOn, endsAt, note, timeZone })
    ),
  };
}

/** Returns the draft after one of its buttons. It saves nothing. */
export function changeDraft(draft: ScheduleDraft, change: DraftChange): ScheduleDraft {
  const without = <T>(list: T[], index: number) => list.filter((_, at) => at !== index);
  switch (change.kind) {
    case "add_hours": {
      const last = draft.hours.findLast(({ weekday }) => weekday === change.weekday);
      const added = { weekday: change.weekday, startsAt: last ? "" : "09:00", endsAt: last ? "" : "17:00" };
      return { ...draft, hours: [...draft.hours, added].sort((a, b) => a.weekday - b.weekday) };
    }
    case "copy_hours": {
      const source = draft.hours.filter(({ weekday }) => weekday === change.weekday);
      const others = weekdays.filter((day) => day <= 5 && day !== change.weekday);
      const kept = draft.hours.filter(({ weekday }) => weekday > 5 || weekday === change.weekday);
      const copies = others.flatMap((weekday) => source.map((range) => ({ ...range, weekday })));
      return { ...draft, hours: [...kept, ...copies].sort((a, b) => a.weekday - b.weekday) };
    }
    case "remove_hours":
      return { ...draft, hours: without(draft.hours, change.index) };
    case "add_time_off": {
      const blank = {
        startsOn: "",
        startsAt: "",
        endsOn: "",
        endsAt: "",
        timeZone: draft.timeZone,
        note: "",
      };
      return { ...draft, timeOff: [...draft.timeOff, blank] };
    }
    case "remove_time_off":
      return { ...draft, timeOff: without(draft.timeOff, change.index) };
  }
}

type ParsedDraft = { kind: "valid"; input: ScheduleInput } | { kind: "invalid"; errors: FieldErrors };

/** Returns the draft's schedule, or the first message for each field, by the IDs in the form. */
export function parseDraft(draft: ScheduleDraft): ParsedDraft {
  const number = (text: string) => text.trim() === "" ? undefined : Number(text);
  const notice = number(draft.noticeHours);
  const parsed = scheduleInput.safeParse({
    timeZone: draft.timeZone,
    slotMinutes: number(draft.slotMinutes),
    bufferBeforeMinutes: number(draft.bufferBeforeMinutes),
    bufferAfterMinutes: number(draft.bufferAfterMinutes),
    noticeMinutes: notice === undefined ? undefined : notice * 60,
    horizonDays: number(draft.horizonDays),
    hours: draft.hours.map((range) => ({
      ...range,
      endsAt: range.endsAt === "00:00" ? "24:00" : range.endsAt,
    })),
    timeOff: draft.timeOff.map(({ startsAt, endsAt, timeZone, ...off }) => ({
      ...off,
      startsAt: startsAt || undefined,
      endsAt: endsAt || undefined,
      timeZone: timeZone || undefined,
    })),
  });
  if (parsed.success) return { kind: "valid", input: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join(".").replace("noticeMinutes", "noticeHours");
    errors[path] ??= issue.message;
  }
  return { kind: "invalid", errors };
}

/** Returns the change of the pressed button; null for unknown buttons, and for saving and previewing. */
export function draftChange(action: string): DraftChange | null {
  const [kind, position] = action.split(":");
  const number = Number(position);
  const isWeekday = weekdays.some((weekday) => weekday === number);
  switch (kind) {
    case "add-hours":
      return isWeekday ? { kind: "add_hours", weekday: number } : null;
    case "copy-hours":
      return isWeekday ? { kind: "copy_hours", weekday: number } : null;
    case "remove-hours":
      return { kind: "remove_hours", index: number };
    case "add-off":
      return { kind: "add_time_off" };
    case "remove-off":
      return { kind: "remove_time_off", index: number };
    default:
      return null;
  }
}

const listOf = (value: FormValues[string] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
