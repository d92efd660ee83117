import { formatClock, formatDateTime } from "../../lib/shared/format.ts";
import { Button } from "../form/Button.tsx";
import { CheckboxField } from "../form/Form.tsx";

/** A visit that somebody is about to book or to move to, with what stands in its way. */
interface PreviewedVisit {
  /** What the box beside it sends: leave this one out, or where it is. */
  value: string;
  startsAt: string;
  endsAt: string;
  conflicts: readonly { name: string | null; sentence: string }[];
  /** Where it is now, of one that would move. */
  from?: string;
}

interface PlanPreviewProps {
  visits: readonly PreviewedVisit[];
  timeZone: string;
  /** The name of the boxes, and what they say. */
  box: { name: string; label: string };
  /** What is left out so far. */
  left: readonly string[];
  /** Everything else that the form sends. */
  hidden: readonly (readonly [name: string, value: string])[];
  submit: string;
}

/** The visits of a plan, each with what stands in its way, and the form that goes through with it. */
export function PlanPreview({ visits, timeZone, box, left, hidden, submit }: PlanPreviewProps) {
  const names = visits.flatMap(({ conflicts }) => conflicts.flatMap(({ name }) => name ? [name] : []));
  return (
    <form method="post" class="grid gap-5">
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {names.map((name) => <input key={name} type="hidden" name="seen" value={name} />)}
      <ol class="grid gap-3">
        {visits.map(({ value, startsAt, endsAt, conflicts, from }) => (
          <li key={value} class="rounded-lg border border-edge bg-surface p-4">
            <p class="font-semibold">
              {formatDateTime(startsAt, timeZone)} – {formatClock(endsAt, timeZone)}
            </p>
            {from ? <p class="text-sm text-soft">So far {formatDateTime(from, timeZone)}</p> : null}
            {conflicts.map(({ sentence }) => <p key={sentence} class="text-bad">{sentence}</p>)}
            {conflicts.length > 0 || left.includes(value)
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
            label="I have seen what stands in the way, and book it all the same"
            hint="Counts for your hours, time off and calendars elsewhere; never for another visit."
          />
        )
        : null}
      <div>
        <Button>{submit}</Button>
      </div>
    </form>
  );
}
