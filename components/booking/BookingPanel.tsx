import type { Ref } from "preact";
import { HiddenFields } from "../form/HiddenFields.tsx";
import { bookingKey } from "../../lib/shared/booking_key.ts";
import { formatClock, formatDateTime, formatDay } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { isGone, nearestTo, slotLink, type SlotView } from "../../lib/shared/slot_view.ts";
import { Button, ButtonLink } from "../form/Button.tsx";

/**
 * What the viewer can do with a slot. `ready`: book it; `visitor`: sign in first; `profile_incomplete`:
 * complete the profile first.
 */
type Standing = "ready" | "visitor" | "profile_incomplete" | "no_patient";

/** Why a booking failed, and the free slots instead. */
export interface Refused {
  sentence: string;
  free: readonly string[];
}

export interface BookingPanelProps {
  view: SlotView;
  therapist: { id: string; name: string; timeZone: string };
  /** The names of the two zones. */
  zoneLabel: string;
  therapistZoneLabel: string;
  standing: Standing;
  /** The therapist answers each request, so the form sends one. */
  asks: boolean;
  /** They work together, so a series can be booked. */
  repeats: boolean;
  /**
   * The server creates it for each page. Together with the slot, it forms the key that makes a repeated
   * booking count once.
   */
  keyBase: string;
  refused: Refused | null;
  /** With a script: what is in progress. */
  busy?: string | null;
  onBook?: () => void;
  alertRef?: Ref<HTMLDivElement>;
}

/** The choice, and the button that books it; always visible. */
export function BookingPanel(props: BookingPanelProps) {
  const { view, therapist, zoneLabel, therapistZoneLabel, refused, busy, alertRef } = props;
  const { chosen, timeZone } = view;
  const gone = isGone(view);
  const clock = chosen && formatClock(chosen, therapist.timeZone);
  return (
    <div class="tall:sticky bottom-0 z-10 -mx-4 mt-6 border-t bg-surface px-4 py-3 sm:mx-0 sm:rounded-lg sm:border sm:p-5">
      {refused || gone ? <Refusal view={view} refused={refused} gone={gone} alertRef={alertRef} /> : null}
      <div class="items-center justify-between gap-4 sm:flex">
        <div role="status" class="min-h-touch">
          {chosen && !gone
            ? (
              <>
                <p class="font-semibold">{formatDateTime(chosen, timeZone)}</p>
                <p class="text-sm text-soft">
                  {zoneLabel}
                  {clock === formatClock(chosen, timeZone)
                    ? null
                    : `. For ${therapist.name}, that's ${clock}, ${therapistZoneLabel}.`}
                </p>
              </>
            )
            : <p class="py-2 text-soft">Choose a time to continue.</p>}
          {busy ? <p class="font-semibold text-accent">{busy}</p> : null}
        </div>
        {chosen && !gone
          ? (
            <div class="mt-2 sm:mt-0 sm:max-w-[50%] sm:shrink-0">
              <NextStep {...props} chosen={chosen} />
            </div>
          )
          : null}
      </div>
    </div>
  );
}

function NextStep(
  { view, therapist, standing, asks, repeats, keyBase, busy, onBook, chosen }: BookingPanelProps & {
    chosen: string;
  },
) {
  // The visitor's account may have another zone than the current one; the page then says so.
  const here = `${slotLink(view, { from: "", day: "" })}&was=${encodeURIComponent(view.timeZone)}`;
  switch (standing) {
    case "visitor":
      return <ButtonLink href={paths.signIn(here)} wide>Sign in to book</ButtonLink>;
    case "profile_incomplete":
      return (
        <ButtonLink href={view.patientId ? paths.ward(view.patientId) : paths.welcome(undefined, here)} wide>
          {view.patientId ? "Add what's missing to book" : "Complete your profile to book"}
        </ButtonLink>
      );
    case "no_patient":
      return <p class="text-soft">Only patients can book visits.</p>;
    case "ready":
      return (
        <form
          method="post"
          action={view.path}
          onSubmit={onBook && ((event: Event) => {
            event.preventDefault();
            onBook();
          })}
        >
          <HiddenFields
            values={{
              startsAt: chosen,
              key: bookingKey(keyBase, chosen, view.typeId),
              type: view.typeId,
              patient: view.patientId,
              timeZone: view.askedTimeZone,
            }}
          />
          <Button wide aria-disabled={busy ? "true" : undefined}>
            {asks ? "Request this time" : "Book this time"}
          </Button>
          {repeats
            ? (
              <a
                class="mt-2 inline-flex min-h-touch items-center"
                href={paths.bookSeries(therapist.id, {
                  patient: view.patientId ?? undefined,
                  startsAt: chosen,
                  type: view.typeId ?? undefined,
                })}
              >
                Book a series instead
              </a>
            )
            : null}
        </form>
      );
  }
}

/** Why the chosen time is not available, and the free ones instead. */
export function Refusal({ view, refused, gone, alertRef }: {
  view: SlotView;
  refused: Refused | null;
  gone: boolean;
  alertRef?: Ref<HTMLDivElement>;
}) {
  const { chosen, timeZone, slots } = view;
  const free = refused?.free ?? (chosen ? nearestTo(chosen, slots, 3) : []);
  return (
    <div role="alert" tabIndex={-1} ref={alertRef} class="mb-3 rounded border border-bad bg-badwash p-3">
      {chosen && gone
        ? (
          <p class="text-sm">
            You chose <s>{formatDateTime(chosen, timeZone)}</s>
          </p>
        )
        : null}
      <p class="font-semibold">
        {refused?.sentence ?? "That time is no longer available. Choose another one."}
      </p>
      {free.length > 0
        ? (
          <>
            <p class="text-sm">Still available:</p>
            <ul class="flex flex-wrap gap-x-4">
              {free.map((slot) => (
                <li key={slot}>
                  <a
                    class="inline-flex min-h-touch items-center text-ink"
                    href={slotLink(view, { from: "", day: "", chosen: slot })}
                  >
                    {formatDay(slot, timeZone)}, {formatClock(slot, timeZone)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )
        : null}
    </div>
  );
}
