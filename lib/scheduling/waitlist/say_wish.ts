import { formatNames, formatPlainDate, WEEKDAYS } from "../../shared/format.ts";
import { partsOfDay } from "../../shared/codes/parts_of_day.ts";
import type { WaitlistView } from "./list_waitlist.ts";

const parts = { morning: "mornings", afternoon: "afternoons", evening: "evenings" };

/** "Mondays and Fridays, in the mornings, from Monday, March 2 to Friday, March 13". */
export function sayWish(
  { earliest, latest, weekdays, partsOfDay: wanted }: Pick<
    WaitlistView,
    "earliest" | "latest" | "weekdays" | "partsOfDay"
  >,
): string {
  const days = weekdays.length === 7
    ? "Any day"
    : formatNames(weekdays.toSorted().map((day) => ({ name: `${WEEKDAYS[Number(day) % 7]}s` })));
  const times = wanted.length === 3
    ? "any time"
    : `in the ${
      formatNames(partsOfDay.filter((part) => wanted.includes(part)).map((part) => ({ name: parts[part] })))
    }`;
  return `${days}, ${times}, from ${formatPlainDate(earliest.toString())} to ${
    formatPlainDate(latest.toString())
  }`;
}
