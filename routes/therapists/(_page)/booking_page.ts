import { readWards } from "../../../lib/people/guardians/read_wards.ts";
import type { BookingReadiness } from "../../../lib/welcome/booking_readiness.ts";
import type { Caller } from "../../../lib/practice.ts";
import { accountMark } from "../../../lib/site/page_account/account_mark.ts";
import { keyForAccount } from "../../../lib/shared/account_mark.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { bookingStanding } from "./booking_standing.ts";
import { findSlotView } from "../../../lib/scheduling/free/find_slot_view.ts";
import { USUAL_TYPE } from "../../../lib/scheduling/schedule/appointment_type.ts";

interface BookingQuestion {
  therapistId: string;
  /** The page's query. */
  query: URLSearchParams;
  /** The displayed zone, and the viewer's own. IANA names. */
  timeZone: string;
  ownTimeZone: string;
}

/** Returns everything that a therapist's booking page shows; null if the therapist takes no bookings. */
export async function bookingPage(
  caller: Caller & { readiness: BookingReadiness | null },
  { therapistId, query, timeZone, ownTimeZone }: BookingQuestion,
) {
  const { actor, config } = caller;
  const wards = actor ? await readWards({ ...caller, actor }) : [];
  const ward = wards.find(({ id }) => id === query.get("patient")) ?? null;
  const found = await findSlotView(caller, {
    therapistId,
    path: paths.book(therapistId),
    query,
    timeZone,
    ownTimeZone,
    patientId: ward?.id,
  });
  if (!found) return null;
  const { therapist, type, schedule, view } = found;
  return {
    view,
    therapist: { id: therapistId, name: therapist.name, timeZone: schedule.timeZone },
    care: therapist.care,
    slotMinutes: schedule.slotMinutes,
    type,
    types: therapist.types.map((type) =>
      type ?? { id: null, name: USUAL_TYPE, minutes: therapist.usualMinutes }
    ),
    asks: therapist.bookingMode === "request",
    repeats: therapist.care.booking === "any",
    standing: bookingStanding(
      ward
        ? {
          actor,
          readiness: { complete: ward.booking.ready, missing: ward.booking.missing, state: ward.state },
        }
        : caller,
      therapist,
    ),
    ward: ward && { id: ward.id, name: ward.name },
    patients: [{ id: null, name: "Me" }, ...wards],
    keyBase: actor
      ? keyForAccount(accountMark(config, actor.userId), crypto.randomUUID())
      : crypto.randomUUID(),
    mayWait: therapist.care.standing === "active" && actor?.role === "patient",
  };
}
