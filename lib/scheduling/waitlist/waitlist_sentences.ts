import { formatNames, formatPlainDate, WEEKDAYS } from "../../shared/format.ts";
import { partsOfDay } from "../../shared/codes/parts_of_day.ts";
import type { ClaimResult } from "./answer_offer.ts";
import type { JoinResult } from "./join_waitlist.ts";
import type { WaitlistView } from "./list_waitlist.ts";

const parts = { morning: "mornings", afternoon: "afternoons", evening: "evenings" };

/** "Mondays and Fridays, mornings, Monday, March 2 to Friday, March 13". */
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
    : formatNames(partsOfDay.filter((part) => wanted.includes(part)).map((part) => ({ name: parts[part] })));
  return `${days}, ${times}, ${formatPlainDate(earliest.toString())} to ${
    formatPlainDate(latest.toString())
  }`;
}

/** Why somebody cannot wait, in a sentence. */
export function joinSentence({ kind }: Exclude<JoinResult, { kind: "joined" | "not_found" }>): string {
  switch (kind) {
    case "not_connected":
      return "You can wait for a time once the therapist has taken you on.";
    case "not_movable":
      return "This appointment cannot be moved any more.";
    case "type_not_offered":
      return "This kind of visit is no longer offered.";
    case "past":
      return "The last day is already over.";
  }
}

/** What became of a claim, in a sentence. */
export function claimSentence({ kind }: Exclude<ClaimResult, { kind: "claimed" | "not_found" }>): string {
  switch (kind) {
    case "expired":
      return "The time was held for you no longer, and the next person has been asked. You keep your place.";
    case "gone":
      return "This time can no longer be had. You keep your place.";
    case "own_time_taken":
      return "You have another visit at that time. Move or cancel it first, and then take this one.";
    case "profile_incomplete":
      return "Something is missing in your profile. Complete it first, and then take this time.";
  }
}
