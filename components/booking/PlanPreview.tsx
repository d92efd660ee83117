import { formatClock, formatDate, formatDateTime } from "../../lib/shared/format.ts";
import { Button } from "../form/Button.tsx";
import { PostForm } from "../form/PostForm.tsx";
import { CheckboxField } from "../form/Form.tsx";

/** A visit to book or to move, with its conflicts. */
interface PreviewedVisit {
  /** The value of its checkbox: skip this visit, or leave it where it is. */
  value: string;
  startsAt: string;
  endsAt: string;
  conflicts: readonly { name: string | null; sentence: string }[];
  /** Its current time, if it would move. */
  from?: string;
}

interface PlanPreviewProps {
  visits: readonly PreviewedVisit[];
  timeZone: string;
  /** The checkboxes' name and label. A single visit has no checkbox, because a plan without it is empty. */
  box: { name: string; label: string };
  /** The visits that are skipped so far. */
  left: readonly string[];
  /** Everything else that the form sends. */
  hidden: readonly (readonly [name: string, value: string])[];
  submit: string;
}

/** The visits of a plan, each with its conflicts, and the form that books it. */
export function PlanPreview({ visits, timeZone, box, left, hidden, submit }: PlanPreviewProps) {
  const names = visits.flatMap(({ conflicts }) => conflicts.flatMap(({ name }) => name ? [name] : []));
  return (
    <PostForm class="grid gap-5">
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {names.map((name) => <input key={name} type="hidden" name="seen" value={name} />)}
      <ol class="grid gap-3">
        {visits.map(({ value, startsAt, endsAt, conflicts, from }) => (
          <li key={value} class="rounded-lg border border-edge bg-surface p-4">
            <p class="font-semibold">
              {formatDate(startsAt, timeZone)}, {formatClock(startsAt, timeZone)} –{" "}
              {formatClock(endsAt, timeZone)}
            </p>
            {from ? <p class="text-sm text-soft">Now {formatDateTime(from, timeZone)}</p> : null}
            {conflicts.map(({ sentence }) => <p key={sentence} class="text-bad">{sentence}</p>)}
            {visits.length > 1 && (conflicts.length > 0 || left.includes(value))
              ? (
                <CheckboxField
                  name={box.name}
                  id={`${box.name}-${value}`}
                  value={value}
                  label={box.label}
                  checked={left.includes(value)}
                />
              )
              : null}
          </li>
        ))}
      </ol>
      {names.length > 0
        ? (
          <CheckboxField
            name="override"
            value="yes"
            label="I've seen the conflicts. Book it anyway."
            hint="You can book over your hours, time off, and other calendars, but never over another visit."
          />
        )
        : null}
      <div>
        <Button>{submit}</Button>
      </div>
    </PostForm>
  );
}
