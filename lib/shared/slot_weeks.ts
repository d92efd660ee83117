import { addDays } from "./format.ts";
import { withQuery } from "./with_query.ts";
import { DAYS_SHOWN, type SlotView } from "./slot_view.ts";

/** A week's free slots, and the very first one. */
export type Free = Pick<SlotView, "slots" | "nextFree">;

/**
 * Loads a week of a therapist's free time for the view's type, from a date on. Rejects if the request fails.
 */
export async function loadWeek(
  therapistId: string,
  from: string,
  { timeZone, typeId, patientId }: Pick<SlotView, "timeZone" | "typeId" | "patientId">,
): Promise<Free> {
  const address = withQuery(`/api/therapists/${therapistId}/slots`, {
    from,
    days: `${DAYS_SHOWN}`,
    timeZone,
    typeId: typeId ?? undefined,
    patientId: patientId ?? undefined,
  });
  const response = await fetch(address);
  if (!response.ok) throw new Error(address);
  const { items, nextFree }: { items: { startsAt: string }[]; nextFree: { startsAt: string } | null } =
    await response.json();
  return { slots: items.map(({ startsAt }) => startsAt), nextFree: nextFree && nextFree.startsAt };
}

/** Returns the weeks before and after the displayed one, as far as they can be booked. */
export function neighbors({ from, today, lastDay }: SlotView): string[] {
  const before = addDays(from, -DAYS_SHOWN);
  const after = addDays(from, DAYS_SHOWN);
  return [
    ...(from > today ? [before > today ? before : today] : []),
    ...(after <= lastDay ? [after] : []),
  ];
}
