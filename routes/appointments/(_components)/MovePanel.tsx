import { formatDateTime } from "../../../lib/shared/format.ts";
import { isGone, type SlotView } from "../../../lib/shared/slot_view.ts";
import { Refusal, type Refused } from "../../../components/booking/BookingPanel.tsx";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { SeriesScope } from "./SeriesScope.tsx";

interface MovePanelProps {
  view: SlotView;
  refused: Refused | null;
  zoneLabel: string;
  /** One of a series: it can move with those after it. */
  inSeries: boolean;
}

/** The chosen time for an appointment, and the button that moves it there; always visible. */
export function MovePanel({ view, refused, zoneLabel, inSeries }: MovePanelProps) {
  const gone = isGone(view);
  const chosen = gone ? null : view.chosen;
  return (
    <div class="tall:sticky bottom-0 z-10 -mx-4 border-t bg-surface px-4 py-3 sm:mx-0 sm:rounded-lg sm:border sm:p-5">
      {refused || gone ? <Refusal view={view} refused={refused} gone={gone} /> : null}
      {chosen
        ? (
          <PostForm action={view.path} class="items-center justify-between gap-4 sm:flex">
            <input type="hidden" name="startsAt" value={chosen} />
            <div>
              <p class="font-semibold">{formatDateTime(chosen, view.timeZone)}</p>
              <p class="text-sm text-soft">{zoneLabel}</p>
              {inSeries ? <SeriesScope verb="Move" /> : null}
            </div>
            <div class="mt-2 sm:mt-0 sm:shrink-0">
              <Button wide>Move to this time</Button>
            </div>
          </PostForm>
        )
        : <p class="py-2 text-soft">Choose a time to continue.</p>}
    </div>
  );
}
