import { formatPlainDate, type Moment, zoneName } from "../../../lib/shared/format.ts";
import { Card } from "../../../components/page/Card.tsx";
import { Time } from "../../../components/page/Time.tsx";

interface SchedulePreviewProps {
  timeZone: string;
  days: readonly { date: { toString(): string }; slots: readonly { startsAt: Moment }[] }[];
}

/** The free times that patients would see in the next days. */
export function SchedulePreview({ timeZone, days }: SchedulePreviewProps) {
  const total = days.reduce((sum, { slots }) => sum + slots.length, 0);
  return (
    <Card as="section" aria-labelledby="preview">
      <h2 id="preview" class="text-lg font-semibold">What patients would see</h2>
      <p class="text-soft">
        {total === 0 ? "No free times" : total === 1 ? "One free time" : `${total} free times`}{" "}
        in the next two weeks, in {zoneName(timeZone)}.
      </p>
      <dl class="mt-3 grid gap-2">
        {days.map(({ date, slots }) => (
          <div key={String(date)} class="sm:flex sm:gap-4">
            <dt class="sm:w-56 sm:shrink-0 font-semibold">{formatPlainDate(String(date))}</dt>
            <dd class="flex flex-wrap gap-x-3">
              {slots.length === 0
                ? <span class="text-soft">No times</span>
                : slots.map(({ startsAt }) => (
                  <Time key={String(startsAt)} at={startsAt} timeZone={timeZone} show="time" />
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
