import type { ScheduleDraft } from "../../../lib/shared/schedule_draft.ts";
import { Button } from "../../../components/form/Button.tsx";
import { Card } from "../../../components/page/Card.tsx";
import { ClockField, RowLabel } from "./ClockField.tsx";
import { Field } from "../../../components/form/Form.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface TimeOffFieldsProps {
  draft: ScheduleDraft;
  /** By path within the schedule: "timeOff.0.endsOn". */
  errors: Readonly<Record<string, string>>;
}

/** The time off in the schedule's form. */
export function TimeOffFields({ draft, errors }: TimeOffFieldsProps) {
  return (
    <Section id="time-off" title="Time off">
      <p class="mb-3 text-soft">For whole days, leave the times empty. Patients never see your note.</p>
      <div class="grid gap-3">
        {draft.timeOff.map((off, index) => {
          const at = (field: string) => `timeOff.${index}.${field}`;
          const label = `Time off ${index + 1}`;
          return (
            <Card key={index} as="section" aria-label={label}>
              <input type="hidden" name="off-zone" value={off.timeZone} />
              <div class="grid gap-3 sm:grid-cols-2 sm:items-end">
                <Field
                  type="date"
                  id={at("startsOn")}
                  name="off-from"
                  label={<RowLabel text="First day" of={label} />}
                  value={off.startsOn}
                  error={errors[at("startsOn")]}
                />
                <ClockField
                  id={at("startsAt")}
                  name="off-from-time"
                  label={<RowLabel text="From (optional)" of={label} />}
                  value={off.startsAt}
                  error={errors[at("startsAt")]}
                />
                <Field
                  type="date"
                  id={at("endsOn")}
                  name="off-to"
                  label={<RowLabel text="Last day" of={label} />}
                  value={off.endsOn}
                  error={errors[at("endsOn")]}
                />
                <ClockField
                  id={at("endsAt")}
                  name="off-to-time"
                  label={<RowLabel text="Until (optional)" of={label} />}
                  value={off.endsAt}
                  error={errors[at("endsAt")]}
                />
              </div>
              <div class="mt-3">
                <Field
                  id={at("note")}
                  name="off-note"
                  label={<RowLabel text="Note for yourself (optional)" of={label} />}
                  value={off.note}
                  error={errors[at("note")]}
                  maxLength={200}
                />
              </div>
              <div class="mt-2">
                <Button
                  name="action"
                  value={`remove-off:${index}`}
                  kind="quiet"
                  formNoValidate
                  aria-label={`Remove time off ${index + 1}`}
                >
                  Remove
                </Button>
              </div>
            </Card>
          );
        })}
      </div>
      <div class="mt-2">
        <Button name="action" value="add-off" kind="quiet" formNoValidate>Add time off</Button>
      </div>
    </Section>
  );
}
