import { ZONE_FORM } from "../../../lib/shared/slot_view.ts";
import { Button } from "../../../components/form/Button.tsx";
import { TimeZoneField } from "../../../components/form/TimeZoneField.tsx";

interface ZoneChooserProps {
  /** The page's own path. */
  action: string;
  timeZone: string;
  zoneLabel: string;
}

/** Names the zone of the displayed times, and shows them in another. */
export function ZoneChooser({ action, timeZone, zoneLabel }: ZoneChooserProps) {
  return (
    <details class="mb-4">
      <summary class="min-h-touch py-2">
        Times are in <strong>{zoneLabel}</strong>. <span class="text-accent underline">Change</span>
      </summary>
      <form
        id={ZONE_FORM}
        method="get"
        action={action}
        class="flex max-w-prose flex-wrap items-end gap-3 pb-2"
      >
        <div class="min-w-0 flex-1">
          <TimeZoneField label="Time zone" value={timeZone} />
        </div>
        <input type="hidden" name="was" value={timeZone} />
        <Button kind="secondary">Show times</Button>
      </form>
    </details>
  );
}
