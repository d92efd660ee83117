import { type ScheduleDraft, weekdayName, weekdays } from "../../../lib/shared/schedule_draft.ts";
import { Button } from "../../../components/form/Button.tsx";
import { Card } from "../../../components/page/Card.tsx";
import { ClockField, RowLabel } from "./ClockField.tsx";
import { Field, Form } from "../../../components/form/Form.tsx";
import { WAS_FIELD } from "../../../lib/shared/form_was.ts";
import { Section } from "../../../components/page/Section.tsx";
import { TimeOffFields } from "./TimeOffFields.tsx";
import { TimeZoneField } from "../../../components/form/TimeZoneField.tsx";

interface ScheduleFormProps {
  draft: ScheduleDraft;
  /** By path within the schedule: "hours.2.endsAt". */
  errors: Readonly<Record<string, string>>;
}

/** A therapist's week, time off and settings as one form; its other buttons return the changed form. */
export function ScheduleForm({ draft, errors }: ScheduleFormProps) {
  return (
    <Form id="schedule">
      {/* The return key presses a form's first button, so the first one saves. */}
      <button type="submit" name="action" value="save" class="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <input type="hidden" name="version" value={draft.version} />
      {draft.was === undefined ? null : <input type="hidden" name={WAS_FIELD} value={draft.was} />}
      <Section id="week" title="Weekly hours">
        <div class="grid items-start gap-3 lg:grid-cols-2">
          {weekdays.map((weekday) => <Day key={weekday} weekday={weekday} draft={draft} errors={errors} />)}
        </div>
      </Section>
      <TimeOffFields draft={draft} errors={errors} />
      <Settings draft={draft} errors={errors} />
      <div class="flex flex-wrap gap-3">
        <Button name="action" value="save">Save schedule</Button>
        <Button name="action" value="preview" kind="secondary">Preview</Button>
      </div>
    </Form>
  );
}

function Day({ weekday, draft, errors }: ScheduleFormProps & { weekday: number }) {
  const name = weekdayName(weekday);
  const ranges = draft.hours.map((range, index) => ({ ...range, index })).filter((range) =>
    range.weekday === weekday
  );
  return (
    <Card as="section" aria-label={name}>
      <h3 class="font-semibold">{name}</h3>
      {ranges.length === 0 ? <p class="text-soft">No hours</p> : null}
      {ranges.map(({ index, startsAt, endsAt }, position) => (
        <div key={index} class="mt-2 flex flex-wrap items-end gap-3">
          <ClockField
            id={`hours.${index}.startsAt`}
            name={`start-${weekday}`}
            label={<RowLabel text="From" of={`${name}, ${position + 1}`} isHidden={position > 0} />}
            value={startsAt}
            error={errors[`hours.${index}.startsAt`]}
          />
          <ClockField
            id={`hours.${index}.endsAt`}
            name={`end-${weekday}`}
            label={<RowLabel text="To" of={`${name}, ${position + 1}`} isHidden={position > 0} />}
            value={endsAt}
            error={errors[`hours.${index}.endsAt`]}
          />
          <Button
            name="action"
            value={`remove-hours:${index}`}
            kind="quiet"
            formNoValidate
            aria-label={`Remove hours ${position + 1} of ${name}`}
          >
            Remove
          </Button>
        </div>
      ))}
      <div class="mt-2 flex flex-wrap gap-3">
        <Button
          name="action"
          value={`add-hours:${weekday}`}
          kind="quiet"
          formNoValidate
          aria-label={`Add hours on ${name}`}
        >
          Add hours
        </Button>
        {weekday === 1 && ranges.length > 0
          ? (
            <Button name="action" value="copy-hours:1" kind="quiet" formNoValidate>
              Copy Monday to Friday
            </Button>
          )
          : null}
      </div>
    </Card>
  );
}

function Settings({ draft, errors }: ScheduleFormProps) {
  const number = (
    name: keyof ScheduleDraft & string,
    label: string,
    hint: string,
    step: number,
    max: number,
  ) => (
    <Field
      type="number"
      inputMode="numeric"
      name={name}
      label={label}
      hint={hint}
      value={String(draft[name])}
      error={errors[name]}
      min={name === "slotMinutes" ? 15 : name === "horizonDays" ? 1 : 0}
      max={max}
      step={step}
      required
    />
  );
  return (
    <Section id="settings" title="Visits">
      <div class="grid gap-5 sm:grid-cols-2">
        {number("slotMinutes", "Length of a visit", "15 to 240 minutes, in steps of five.", 5, 240)}
        {number("horizonDays", "How far ahead patients can book", "1 to 180 days.", 1, 180)}
        {number(
          "bufferBeforeMinutes",
          "Time kept free before",
          "0 to 120 minutes, in steps of five.",
          5,
          120,
        )}
        {number("bufferAfterMinutes", "Time kept free after", "0 to 120 minutes, in steps of five.", 5, 120)}
        {number("noticeHours", "Shortest notice", "0 to 720 hours before a visit.", 1, 720)}
        <TimeZoneField
          name="timeZone"
          label="Time zone of these hours"
          value={draft.timeZone}
          error={errors.timeZone}
        />
      </div>
    </Section>
  );
}
