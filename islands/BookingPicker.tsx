import { HiddenFields } from "../components/form/HiddenFields.tsx";
import { useEffect, useRef, useState } from "preact/hooks";
import { BookingPanel, type BookingPanelProps, type Refused } from "../components/booking/BookingPanel.tsx";
import { SlotChoice } from "../components/booking/SlotChoice.tsx";
import * as paths from "../lib/shared/paths.ts";
import { isoDate } from "../lib/shared/format.ts";
import { firstFreeDay, slotLink, type SlotView, ZONE_FORM } from "../lib/shared/slot_view.ts";
import { type Free, loadWeek, neighbors } from "../lib/shared/slot_weeks.ts";
import { rememberZone } from "../lib/shared/remember_zone.ts";
import { sendBooking } from "../lib/shared/sending/send_booking.ts";

type BookingPickerProps = Omit<BookingPanelProps, "busy" | "onBook" | "alertRef"> & {
  /** Set if the zone is not the person's choice: the cookie for the browser's own. */
  zoneCookie: string | null;
};

const REFRESH_EVERY = 60_000;
/** Several events report a return to a tab. Milliseconds. */
const AT_ONCE = 1_000;

/**
 * Chooses and books without a page load. It shows what the server rendered, and without a script the same
 * links and the same form do the same.
 */
export default function BookingPicker(props: BookingPickerProps) {
  const [view, setView] = useState(props.view);
  const [refused, setRefused] = useState(props.refused);
  const [busy, setBusy] = useState<string | null>(null);
  const [isLive, setLive] = useState(false);
  const weeks = useRef(new Map<string, Free>()).current;
  const alertRef = useRef<HTMLDivElement>(null);
  const { therapist } = props;
  const { from, timeZone } = view;

  const load = async (from: string): Promise<Free> => {
    const free = await loadWeek(therapist.id, from, view);
    weeks.set(from, free);
    return free;
  };

  /**
   * Shows the current free slots, if that week is still shown. The choice stays, and the panel reports when
   * it is gone.
   */
  const refresh = async (from: string) => {
    const free = await load(from).catch(() => null);
    if (free) setView((now) => now.from === from ? { ...now, ...free } : now);
  };

  useEffect(() => {
    setLive(true);
    if (props.zoneCookie) rememberZone(props.zoneCookie, timeZone);
  }, []);

  useEffect(() => {
    // The address follows, so that the page shows the same after a reload or a return.
    history.replaceState(null, "", slotLink(view));
  }, [view.from, view.day, view.chosen]);

  useEffect(() => {
    let wokeAt = 0;
    const wake = (event?: Partial<PageTransitionEvent>) => {
      // The browser's back button restored the page, and anything may have happened since.
      if (event?.persisted) location.reload();
      else if (document.visibilityState === "visible" && Date.now() - wokeAt > AT_ONCE) {
        wokeAt = Date.now();
        refresh(from);
      }
    };
    const soon = setTimeout(() => neighbors(view).forEach((from) => load(from).catch(() => null)), 500);
    const timer = setInterval(wake, REFRESH_EVERY);
    const events = [[document, "visibilitychange"], [globalThis, "focus"], [globalThis, "pageshow"]] as const;
    for (const [target, name] of events) target.addEventListener(name, wake);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
      for (const [target, name] of events) target.removeEventListener(name, wake);
    };
  }, [from]);

  const showWeek = async (from: string) => {
    const link = slotLink(view, { from, day: "" });
    try {
      const known = weeks.get(from);
      const free = known ?? await load(from);
      if (known) refresh(from);
      const { chosen } = view;
      const shown: SlotView = { ...view, ...free, from };
      const ofChosen = chosen && free.slots.includes(chosen) ? isoDate(chosen, timeZone) : null;
      setView({ ...shown, day: ofChosen ?? firstFreeDay(shown) });
    } catch {
      location.assign(link);
    }
  };

  const book = async () => {
    const { chosen } = view;
    if (!chosen || busy) return;
    setRefused(null);
    setBusy(props.asks ? "Sending your request …" : "Booking …");
    const result = await sendBooking(
      { ...props, chosen, typeId: view.typeId, patientId: view.patientId },
      () => setBusy("Slow network. Trying again …"),
    );
    if (result.kind === "refused") return showRefusal(result);
    // `busy` stays until the next page is loaded, so that a second tap does nothing.
    const here = slotLink(view, { from: "", day: "" });
    location.assign(
      result.kind === "booked"
        ? paths.appointment(result.id, { done: "booked" })
        : result.kind === "signed_out"
        ? paths.signIn(here)
        : view.patientId
        ? paths.ward(view.patientId)
        : paths.welcome(undefined, here),
    );
  };

  const showRefusal = async (refused: Refused) => {
    setRefused(refused);
    setBusy(null);
    await refresh(from);
    alertRef.current?.focus();
  };

  const choose = (chosen: string) => {
    if (busy) return;
    setRefused(null);
    setView({ ...view, chosen });
  };

  return (
    <>
      <SlotChoice
        view={view}
        onDay={isLive ? (day) => setView({ ...view, day }) : undefined}
        onWeek={isLive ? showWeek : undefined}
        onSlot={isLive ? choose : undefined}
      />
      {/* The form that changes the zone is outside, and carries the choice along. */}
      <HiddenFields
        form={ZONE_FORM}
        values={{
          startsAt: view.chosen,
          day: view.chosen ? null : view.day,
          patient: view.patientId,
          type: view.typeId,
        }}
      />
      <BookingPanel
        {...props}
        view={view}
        refused={refused}
        busy={busy}
        onBook={isLive ? book : undefined}
        alertRef={alertRef}
      />
    </>
  );
}
