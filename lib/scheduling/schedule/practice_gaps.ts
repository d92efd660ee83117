/** What still prevents bookings with a therapist, in the order to fix it. */
export type PracticeGap = "not_listed" | "not_licensed" | "no_hours";

/** Returns what a therapist must still do before patients can book; empty if nothing. */
export function practiceGaps(
  { isListed, isLicensed, hasHours }: { isListed: boolean; isLicensed: boolean; hasHours: boolean },
): PracticeGap[] {
  const gaps: [PracticeGap, boolean][] = [
    ["not_listed", isListed],
    ["not_licensed", isLicensed],
    ["no_hours", hasHours],
  ];
  return gaps.filter(([, isMended]) => !isMended).map(([gap]) => gap);
}
