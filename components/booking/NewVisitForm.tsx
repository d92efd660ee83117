import { formatDateTime } from "../../lib/shared/format.ts";
import { paths } from "../../lib/shared/paths.ts";
import type { InTheWay } from "../../lib/shared/send_visit.ts";
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
  /** Minutes; earlier ones are below zero. */
  onShift: (minutes: number) => void;
  onBook: () => void;
  onLeave: () => void;
}

/** The id of the heading, for what is named by it. */
export const NEW_VISIT_TITLE = "new-visit-title";

const valueOf = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

/** A visit that is being made at a time of the calendar: for whom, of which kind, and what stands in its way. */
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
        label="Who comes"
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
            label="Kind of visit"
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
                  <p>Nothing is booked yet:</p>
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
          {isBusy ? "Booking …" : canBookOver ? "Book it all the same" : "Book it"}
        </Button>
        <Button kind="secondary" type="button" onClick={onLeave}>Leave it</Button>
      </div>
      <a
        href={paths.newAppointment({ startsAt, patient: patientId || undefined })}
        class="inline-flex min-h-touch items-center"
      >
        Several people, or a series
      </a>
    </form>
  );
}
