import type { Caller } from "../practice.ts";
import { nextSlot } from "../scheduling/free/slots.ts";
import type { TherapistProfileJson } from "../shared/schemas/directory.ts";
import { careColumns, type CareForViewer, careForViewer } from "../people/care/care_booking.ts";
import { busyTimes } from "./list_therapists.ts";
import { publicTherapist, publicTherapists, type TherapistCard, therapistJson } from "./therapist_card.ts";

/** A therapist's own page. */
interface TherapistProfileView extends TherapistCard {
  approach: string;
  slotMinutes: number;
  /** False only for the therapist's own view: others do not find an unlisted page. */
  listed: boolean;
  /** The viewer's relationship to the therapist, if the viewer is a patient. */
  care: CareForViewer;
}

/** Returns the profile as the JSON API shows it. */
export const therapistProfileJson = (
  { approach, slotMinutes, listed, care, ...card }: TherapistProfileView,
): TherapistProfileJson => ({ ...therapistJson(card), approach, slotMinutes, listed, care });

/**
 * Returns a listed therapist's public profile, or the caller's own, listed or not; null for any other. Two
 * queries.
 */
export async function findTherapist(caller: Caller, id: string): Promise<TherapistProfileView | null> {
  const { actor } = caller;
  const row = await publicTherapists(caller)
    .select(careColumns(actor?.role === "patient" ? actor.userId : null))
    .where("users.id", "=", id).executeTakeFirst();
  if (!row) return null;
  const listed = row.listed && row.states.length > 0;
  if (!listed && caller.actor?.userId !== id) return null;
  const { accepting, firstVisitOpen, careStatus, hasVisit, ...columns } = row;
  const therapist = publicTherapist(columns);
  const { card, schedule, approach } = therapist;
  const busy = await busyTimes(caller, [therapist]);
  return {
    ...card,
    nextSlot: nextSlot(schedule, busy.of(id), caller.now()),
    approach,
    slotMinutes: schedule.slotMinutes,
    listed,
    care: careForViewer({ accepting, firstVisitOpen, careStatus, hasVisit }),
  };
}
