import type { BookingReadiness } from "../../../lib/welcome/booking_readiness.ts";
import type { CareForViewer } from "../../../lib/people/care/care_booking.ts";
import type { Caller } from "../../../lib/practice.ts";
import type { SlotTherapist } from "../../../lib/scheduling/free/load_offer.ts";

/** What prevents a viewer from booking with a therapist, shown before a time is chosen. */
type BookingStanding =
  | { kind: "ready" }
  | { kind: "visitor" }
  | { kind: "incomplete" }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_connected"; care: CareForViewer }
  | { kind: "no_patient" };

/** Returns what the viewer's own profile allows. Booking checks it again. */
export function bookingStanding(
  { actor, readiness }: Pick<Caller, "actor"> & {
    readiness: Pick<BookingReadiness, "complete" | "state"> | null;
  },
  therapist: SlotTherapist,
): BookingStanding {
  if (!actor) return { kind: "visitor" };
  if (!readiness) return { kind: "no_patient" };
  const { complete, state } = readiness;
  if (state && !therapist.states.includes(state)) return { kind: "not_licensed", state };
  if (therapist.care.booking === "none") return { kind: "not_connected", care: therapist.care };
  return { kind: complete ? "ready" : "incomplete" };
}
