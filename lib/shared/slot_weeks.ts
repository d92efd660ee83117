import { addDays } from "./format.ts";
import { withQuery } from "./paths.ts";
import { DAYS_SHOWN, type SlotView } from "./slot_view.ts";

/** What is free in a week, and next of all. */
export type Free = Pick<SlotView, "slots" | "nextFree">;

/** A week of a therapist's free time for visits of the view's kind, from a date on, as it is now. Rejects when it cannot be had. */
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
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(address);
  const { items, nextFree }: { items: { startsAt: string }[]; nextFree: { startsAt: string } | null } =
    await response.json();
  return { slots: items.map(({ startsAt }) => startsAt), nextFree: nextFree && nextFree.startsAt };
}

/** The weeks before and after the one shown, as far as they can be booked. */
export function neighbors({ from, today, lastDay }: SlotView): string[] {
  const before = addDays(from, -DAYS_SHOWN);
  const after = addDays(from, DAYS_SHOWN);
  return [
    ...(from > today ? [before > today ? before : today] : []),
    ...(after <= lastDay ? [after] : []),
  ];
}
