import { type FieldErrors, type FormValues, readForm } from "../../lib/http/form.ts";
import type { WaitlistFormProps } from "../../components/booking/WaitlistForm.tsx";
import type { Acting } from "../../lib/practice.ts";
import { formatZone } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";
import { partsOfDay } from "../../lib/shared/codes/parts_of_day.ts";
import { waitlistForm, weekdays } from "../../lib/shared/schemas/waitlist.ts";
import { sayMoment } from "../../lib/shared/say_time/say_time.ts";
import { findWaitable } from "../../lib/scheduling/waitlist/find_waitable.ts";
import { joinWaitlist } from "../../lib/scheduling/waitlist/join_waitlist.ts";
import { joinRefusals } from "../../lib/scheduling/waitlist/waitlist_refusals.ts";
import type { WaitedFor } from "../../lib/scheduling/waitlist/who_waits.ts";

/** How far ahead the form looks by default. Days. */
const AHEAD = 14;

/**
 * Returns the waitlist form, as it was sent or with the patient's existing wish; null if what they wait for
 * is not theirs.
 */
export async function waitlistFormView(
  acting: Acting,
  what: WaitedFor,
  { values, errors = {} }: { values?: FormValues; errors?: FieldErrors } = {},
): Promise<WaitlistFormProps | null> {
  const found = await findWaitable(acting, what);
  if (!found) return null;
  const { timeZone } = acting.actor;
  const today = acting.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const before = found.startsAt?.toZonedDateTimeISO(timeZone).toPlainDate();
  const usual: FormValues = {
    earliest: today.toString(),
    latest: (before ?? today.add({ days: AHEAD })).toString(),
    weekdays: [...weekdays],
    partsOfDay: [...partsOfDay],
  };
  return {
    wardName: found.ward?.name ?? null,
    therapistName: found.therapistName,
    presently: found.startsAt && sayMoment(found.startsAt, timeZone, acting.now()),
    isWaiting: found.wish !== null,
    back: what.appointmentId === undefined
      ? paths.book(what.therapistId, { patient: what.patientId, type: what.typeId ?? undefined })
      : paths.appointment(what.appointmentId),
    zone: formatZone(timeZone),
    today: today.toString(),
    values: values ?? found.wish ?? usual,
    errors,
  };
}

type PostedWish =
  | { kind: "joined" }
  | { kind: "not_found" }
  | { kind: "refused"; view: WaitlistFormProps; status: 409 | 422 };

/** Puts the acting patient on the waitlist, or returns the form's errors. */
export async function postWaitlistForm(
  acting: Acting,
  what: WaitedFor,
  request: Request,
): Promise<PostedWish> {
  const form = await readForm(request, waitlistForm);
  const refuse = async (errors: FieldErrors, status: 409 | 422): Promise<PostedWish> => {
    const view = await waitlistFormView(acting, what, { values: form.values, errors });
    return view ? { kind: "refused", view, status } : { kind: "not_found" };
  };
  if (form.kind === "invalid") return await refuse(form.errors, 422);
  const result = await joinWaitlist(acting, what, form.input);
  if (result.kind === "joined" || result.kind === "not_found") return { kind: result.kind };
  const sentence = refusalSentence(joinRefusals, result, acting.actor.role);
  return result.kind === "past"
    ? await refuse({ latest: sentence }, 422)
    : await refuse({ "": sentence }, 409);
}
