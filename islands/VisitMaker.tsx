import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { NEW_VISIT_TITLE, NewVisitForm } from "../components/new_visit_form.tsx";
import { paths } from "../lib/shared/paths.ts";
import { type InTheWay, sendVisit } from "../lib/shared/send_visit.ts";
import { loadVisitChoices, type VisitChoices } from "../lib/shared/visit_choices.ts";
import { isoOf } from "../lib/shared/visit_moves.ts";

interface VisitMakerProps {
  therapistId: string;
  scope: "day" | "week";
  /** The first day that is shown. */
  day: string;
  /** IANA. */
  timeZone: string;
}

/** A visit that is not booked yet. */
interface Making {
  startsAt: string;
  patientId: string;
  typeId: string;
}

interface Refused {
  sentence: string;
  inTheWay: InTheWay[];
}

/** The moment that one of the timetable's links to a new appointment stands for, or null for any other click. */
function momentOf(event: MouseEvent): { link: HTMLAnchorElement; startsAt: string } | null {
  const link = (event.target as Element).closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  // A visit that is being moved is put down there.
  if (!link.closest("#timetable") || link.closest("[data-moving]")) return null;
  const { pathname, searchParams } = new URL(link.href);
  const startsAt = searchParams.get("startsAt");
  return pathname === paths.newAppointment() && startsAt ? { link, startsAt } : null;
}

/**
 * Makes a visit where the calendar is free, without leaving it. The links that it takes over lead to the page that does the same,
 * and more, without a script; they are followed too when the network fails.
 */
export default function VisitMaker({ therapistId, scope, day, timeZone }: VisitMakerProps) {
  const [making, setMaking] = useState<Making | null>(null);
  const [choices, setChoices] = useState<VisitChoices | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const keyBase = useRef("");

  useEffect(() => {
    const open = async (event: MouseEvent) => {
      const found = momentOf(event);
      if (!found) return;
      event.preventDefault();
      const loaded = await loadVisitChoices();
      // Nobody to choose: the page says what to do.
      if (!loaded || loaded.patients.length === 0) return location.assign(found.link.href);
      keyBase.current = crypto.randomUUID();
      setChoices(loaded);
      setRefused(null);
      setMaking({ startsAt: found.startsAt, patientId: "", typeId: "" });
    };
    document.addEventListener("click", open);
    return () => document.removeEventListener("click", open);
  }, []);

  const isOpen = making !== null;
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);

  const change = (changed: Partial<Making>) => {
    if (isBusy) return;
    setRefused(null);
    setMaking((now) => now && { ...now, ...changed });
  };

  const book = async () => {
    if (!making || isBusy) return;
    setBusy(true);
    const { startsAt, patientId, typeId } = making;
    const override = refused?.inTheWay.flatMap(({ name }) => name ?? []) ?? [];
    const key = [keyBase.current, Date.parse(startsAt) / 60_000, patientId, typeId, override.length].join(
      ".",
    );
    const answer = await sendVisit(
      { therapistId, patientId, typeId: typeId || null, startsAt, override },
      key,
    );
    const here = paths.practice({ view: scope, day, done: "booked" });
    if (answer.kind === "booked") return location.assign(here);
    if (answer.kind === "signed_out") return location.assign(paths.signIn(here));
    setBusy(false);
    setRefused(answer);
  };

  if (!making || !choices) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={NEW_VISIT_TITLE}
      onClose={() => setMaking(null)}
      class="m-auto w-full max-w-prose rounded-lg border bg-surface p-4 text-ink"
    >
      <NewVisitForm
        {...making}
        timeZone={timeZone}
        choices={choices}
        isBusy={isBusy}
        refused={refused}
        onPatient={(patientId) => change({ patientId })}
        onType={(typeId) => change({ typeId })}
        onShift={(minutes) => change({ startsAt: isoOf(Date.parse(making.startsAt) + minutes * 60_000) })}
        onBook={book}
        onLeave={() => dialog.current?.close()}
      />
    </dialog>
  );
}
