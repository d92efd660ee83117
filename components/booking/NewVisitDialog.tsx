import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as paths from "../../lib/shared/paths.ts";
import { type InTheWay, sendVisit } from "../../lib/shared/sending/send_visit.ts";
import type { VisitChoices } from "../../lib/shared/visit_choices.ts";
import { isoOf } from "../../lib/shared/visit_moves.ts";
import { NEW_VISIT_TITLE, NewVisitForm } from "./NewVisitForm.tsx";

export interface NewVisitDialogProps {
  therapistId: string;
  choices: VisitChoices;
  /** The suggested start of the visit. RFC 3339. */
  startsAt: string;
  /** IANA. */
  timeZone: string;
  /** The page after the booking. */
  next: string;
  onClose: () => void;
}

/** A visit that is not booked yet. */
interface Wish {
  startsAt: string;
  patientId: string;
  typeId: string;
}

/** Asks for the patient and books the visit. Conflicts are shown first, and overridden if possible. */
export function NewVisitDialog(
  { therapistId, choices, startsAt, timeZone, next, onClose }: NewVisitDialogProps,
) {
  const [wish, setWish] = useState<Wish>({ startsAt, patientId: "", typeId: "" });
  const [refused, setRefused] = useState<{ sentence: string; inTheWay: InTheWay[] } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const keyBase = useRef(crypto.randomUUID());

  useLayoutEffect(() => dialog.current?.showModal(), []);

  const change = (changed: Partial<Wish>) => {
    if (isBusy) return;
    setRefused(null);
    setWish({ ...wish, ...changed });
  };

  const book = async () => {
    if (isBusy) return;
    setBusy(true);
    const { patientId, typeId } = wish;
    const override = refused?.inTheWay.flatMap(({ name }) => name ?? []) ?? [];
    const key = [keyBase.current, Date.parse(wish.startsAt) / 60_000, patientId, typeId, override.length];
    const answer = await sendVisit({ ...wish, therapistId, typeId: typeId || null, override }, key.join("."));
    if (answer.kind === "booked") return location.assign(next);
    if (answer.kind === "signed_out") return location.assign(paths.signIn(next));
    setBusy(false);
    setRefused(answer);
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby={NEW_VISIT_TITLE}
      onClose={onClose}
      class="m-auto w-full max-w-prose rounded-lg border bg-surface p-4 text-ink"
    >
      <NewVisitForm
        {...wish}
        timeZone={timeZone}
        choices={choices}
        isBusy={isBusy}
        refused={refused}
        onPatient={(patientId) => change({ patientId })}
        onType={(typeId) => change({ typeId })}
        onShift={(minutes) => change({ startsAt: isoOf(Date.parse(wish.startsAt) + minutes * 60_000) })}
        onBook={book}
        onLeave={() => dialog.current?.close()}
      />
    </dialog>
  );
}
