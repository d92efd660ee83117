import {
  addDays,
  formatClock,
  formatPlainDate,
  isoDate,
  MONTHS,
  wallClock,
  WEEKDAYS,
} from "../../lib/shared/format.ts";
import { DAYS_SHOWN, daysShown, isSame, slotLink, type SlotView } from "../../lib/shared/slot_view.ts";
import { Choices } from "../form/Choices.tsx";

interface SlotChoiceProps {
  view: SlotView;
  /** With a script: replaces following the links. */
  onDay?: (day: string) => void;
  onWeek?: (from: string) => void;
  onSlot?: (startsAt: string) => void;
}

/** The days of a week and the free times of one of them, all as links. The page names the zone. */
export function SlotChoice({ view, onDay, onWeek, onSlot }: SlotChoiceProps) {
  const days = daysShown(view);
  const slots = days.find(({ date }) => date === view.day)?.slots ?? [];
  const labels = slots.map((slot) => formatClock(slot, view.timeZone));
  return (
    <>
      <WeekLinks view={view} onWeek={onWeek} />
      <Choices
        name="Day"
        columns="grid-cols-4 sm:grid-cols-7"
        chosen={view.day}
        onChoose={onDay}
        choices={days.map(({ date, slots }) => ({
          value: date,
          href: slots.length > 0 || date === view.day ? slotLink(view, { day: date }) : null,
          label: <DayLabel date={date} today={view.today} free={slots.length} />,
        }))}
      />
      <h2 aria-live="polite" class="mb-3 mt-6 text-lg font-semibold">{formatPlainDate(view.day)}</h2>
      {slots.length > 0
        ? (
          <Choices
            name="Time"
            columns="grid-cols-3 sm:grid-cols-4"
            chosen={slots.find((slot) => isSame(slot, view.chosen)) ?? null}
            onChoose={onSlot}
            choices={slots.map((slot, index) => ({
              value: slot,
              href: slotLink(view, { chosen: slot }),
              // When the clocks go back, an hour repeats.
              label: labels.indexOf(labels[index]) < index ? `${labels[index]} (2nd)` : labels[index],
            }))}
          />
        )
        : <NothingFree view={view} />}
    </>
  );
}

function DayLabel({ date, today, free }: { date: string; today: string; free: number }) {
  const { weekday, month, day } = wallClock(`${date}T12:00:00Z`, "UTC");
  return (
    <>
      <span>{date === today ? "Today" : WEEKDAYS[weekday].slice(0, 3)}</span>
      <span>{MONTHS[month - 1].slice(0, 3)} {day}</span>
      <span class="text-sm font-normal">{free > 0 ? `${free} free` : "none"}</span>
    </>
  );
}

function WeekLinks({ view, onWeek }: Pick<SlotChoiceProps, "view" | "onWeek">) {
  const { from, today, lastDay } = view;
  const earlier = from > today ? [addDays(from, -DAYS_SHOWN), today].sort()[1] : null;
  const next = addDays(from, DAYS_SHOWN);
  const later = next <= lastDay ? next : null;
  const link = (to: string | null, label: string) =>
    to
      ? (
        <a
          class="inline-flex min-h-touch items-center"
          href={slotLink(view, { from: to, day: "" })}
          onClick={onWeek && ((event: MouseEvent) => {
            event.preventDefault();
            onWeek(to);
          })}
        >
          {label}
        </a>
      )
      : <span class="inline-flex min-h-touch items-center text-soft">{label}</span>;
  return (
    <div class="mb-2 flex justify-between gap-4">
      {link(earlier, "← Earlier days")}
      {link(later, "Later days →")}
    </div>
  );
}

function NothingFree({ view }: { view: SlotView }) {
  const { nextFree, timeZone } = view;
  return (
    <p class="text-soft">
      There are no free times on this day. {nextFree
        ? (
          <a href={slotLink(view, { from: "", day: "", chosen: nextFree })}>
            The next free time is {formatPlainDate(isoDate(nextFree, timeZone))} at{" "}
            {formatClock(nextFree, timeZone)}.
          </a>
        )
        : "No other times are free."}
    </p>
  );
}
