import type { Caller } from "../practice.ts";
import { nextSlot } from "../scheduling/free/slots.ts";
import type { TherapistProfileOutput } from "../shared/schemas/directory.ts";
import { busyTimes } from "./list_therapists.ts";
import { publicTherapist, publicTherapists } from "./therapist_card.ts";

/**
 * Returns a listed therapist's public profile, or the caller's own, listed or not; null for any other. Two
 * queries.
 */
export async function findTherapist(caller: Caller, id: string): Promise<TherapistProfileOutput | null> {
  const row = await publicTherapists(caller).where("users.id", "=", id).executeTakeFirst();
  if (!row) return null;
  const listed = row.listed && row.states.length > 0;
  if (!listed && caller.actor?.userId !== id) return null;
  const therapist = publicTherapist(row);
  const { card, schedule, approach, usualMinutes, care } = therapist;
  const busy = await busyTimes(caller, [therapist]);
  return {
    ...card,
    nextSlot: nextSlot(schedule, busy.of(id), caller.now()),
    approach,
    slotMinutes: usualMinutes,
    listed,
    care,
  };
}
