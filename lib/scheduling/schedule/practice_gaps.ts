/** What still keeps patients from booking a therapist, in the order in which it is mended. */
export type PracticeGap = "not_listed" | "not_licensed" | "no_hours";

/** What a therapist still has to do before anyone can book; empty when nothing. */
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
