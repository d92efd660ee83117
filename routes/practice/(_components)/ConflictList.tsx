import { formatNames } from "../../../lib/shared/format.ts";
import type { Moment } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Notice } from "../../../components/page/Notice.tsx";
import { Time } from "../../../components/page/Time.tsx";

interface ConflictListProps {
  conflicts: readonly {
    appointment: { id: string; startsAt: Moment; patients: readonly { name: string }[] };
    why: "outside_hours" | "time_off";
  }[];
  timeZone: string;
}

const reasons = { outside_hours: "outside your hours", time_off: "during your time off" };

/** The booked appointments that a schedule would not cover. */
export function ConflictList({ conflicts, timeZone }: ConflictListProps) {
  const count = conflicts.length === 1 ? "One booked visit is" : `${conflicts.length} booked visits are`;
  return (
    <Notice tone="bad" title={`${count} outside these hours.`}>
      <p>These visits stay booked until you or the patient cancels them.</p>
      <ul class="mt-2 grid gap-1">
        {conflicts.map(({ appointment, why }) => (
          <li>
            <a href={paths.appointment(appointment.id)} class="inline-flex min-h-touch items-center">
              <span>
                {formatNames(appointment.patients)}, <Time at={appointment.startsAt} timeZone={timeZone} />
              </span>
            </a>{" "}
            <span class="text-soft">({reasons[why]})</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
