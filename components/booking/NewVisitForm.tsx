import { formatDateTime } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import type { InTheWay } from "../../lib/shared/sending/send_visit.ts";
import type { VisitChoices } from "../../lib/shared/visit_choices.ts";
import { Button } from "../form/Button.tsx";
import { SelectField } from "../form/SelectField.tsx";

interface NewVisitFormProps {
  /** RFC 3339. */
  startsAt: string;
  timeZone: string;
  choices: VisitChoices;
  patientId: string;
  typeId: string;
  isBusy: boolean;
  refused: { sentence: string; inTheWay: readonly InTheWay[] } | null;
  onPatient: (id: string) => void;
  onType: (id: string) => void;
  /** Minutes; negative for earlier. */
  onShift: (minutes: number) => void;
  onBook: () => void;
  onLeave: () => void;
}

/** The ID of the heading, which names other elements. */
export const NEW_VISIT_TITLE = "new-visit-title";

const valueOf = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

/** A new visit at a time in the calendar: its patient, its type, and its conflicts. */
export function NewVisitForm(props: NewVisitFormProps) {
  const { startsAt, timeZone, choices: { patients, types }, patientId, typeId, isBusy, refused } = props;
  const { onPatient, onType, onShift, onBook, onLeave } = props;
  const canBookOver = refused !== null && refused.inTheWay.length > 0 &&
    refused.inTheWay.every(({ name }) => name !== null);
  const submit = (event: Event) => {
    event.preventDefault();
    onBook();
  };
  return (
    <form onSubmit={submit} class="grid gap-4">
      <h2 id={NEW_VISIT_TITLE} class="text-lg font-semibold">New visit</h2>
      <SelectField
        name="new-visit-patient"
        label="Patient"
        blank="Choose a patient"
        options={patients.map(({ id, name }) => ({ value: id, label: name }))}
        value={patientId}
        onChange={(event) => onPatient(valueOf(event))}
        required
      />
      {types.length > 0
        ? (
          <SelectField
            name="new-visit-type"
            label="Type of visit"
            blank="Your usual visit"
            options={types.map(({ id, name, minutes }) => ({
              value: id,
              label: `${name} (${minutes} minutes)`,
            }))}
            value={typeId}
            onChange={(event) => onType(valueOf(event))}
          />
        )
        : null}
      <div>
        <p role="status" class="mb-2">
          Begins on <strong>{formatDateTime(startsAt, timeZone)}</strong>
        </p>
        <div class="flex flex-wrap gap-2">
          <Button kind="secondary" type="button" onClick={() => onShift(-15)}>15 minutes earlier</Button>
          <Button kind="secondary" type="button" onClick={() => onShift(15)}>15 minutes later</Button>
        </div>
      </div>
      {refused
        ? (
          <div role="alert" class="rounded border border-bad bg-badwash px-3 py-2">
            {refused.inTheWay.length > 0
              ? (
                <>
                  <p>Nothing is booked yet.</p>
                  <ul class="list-disc pl-5">
                    {refused.inTheWay.map(({ sentence }) => <li key={sentence}>{sentence}</li>)}
                  </ul>
                </>
              )
              : <p>{refused.sentence}</p>}
          </div>
        )
        : null}
      <div class="flex flex-wrap gap-2">
        <Button aria-disabled={isBusy ? "true" : undefined}>
          {isBusy ? "Booking …" : canBookOver ? "Book anyway" : "Book this visit"}
        </Button>
        <Button kind="secondary" type="button" onClick={onLeave}>Close</Button>
      </div>
      <a
        href={paths.newAppointment({ startsAt, patient: patientId || undefined })}
        class="inline-flex min-h-touch items-center"
      >
        Book for several people, or book a series
      </a>
    </form>
  );
}
