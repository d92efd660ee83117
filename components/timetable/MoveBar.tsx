import type { Ref } from "preact";
import { formatClock, formatDateTime, formatDay } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { Button } from "../form/Button.tsx";

interface MoveBarProps {
  id: string;
  /** The patient. */
  name: string;
  /** The new start, and the current one. RFC 3339. */
  startsAt: string;
  from: string;
  timeZone: string;
  isBusy: boolean;
  refused: { sentence: string; free: readonly string[] } | null;
  confirmRef: Ref<HTMLDivElement>;
  onShift: (by: { steps?: number; days?: number }) => void;
  onChoose: (startsAt: string) => void;
  onConfirm: () => void;
  onLeave: () => void;
}

/** How far a key moves: a quarter of an hour; with Shift, one step. In steps of five minutes. */
const STRIDE = 3;

/**
 * Shows what is being moved, and where. It is read out at each step, and buttons do everything that keys do.
 */
export function MoveBar(props: MoveBarProps) {
  const { id, name, startsAt, from, timeZone, isBusy, refused, confirmRef } = props;
  const { onShift, onChoose, onConfirm, onLeave } = props;
  const keys = (event: KeyboardEvent) => {
    const stride = event.shiftKey ? 1 : STRIDE;
    const acts: Record<string, () => void> = {
      ArrowUp: () => onShift({ steps: -stride }),
      ArrowDown: () => onShift({ steps: stride }),
      ArrowLeft: () => onShift({ days: -1 }),
      ArrowRight: () => onShift({ days: 1 }),
      Escape: onLeave,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      role="application"
      aria-label={`Move ${name}. Use the arrow keys to choose a time. Press Enter to move the visit or Escape to cancel.`}
      onKeyDown={keys}
      class="fixed inset-x-0 bottom-0 z-10 border-t-2 border-accent bg-surface print:hidden"
    >
      <div class="mx-auto grid max-w-page gap-3 p-4">
        <p role="status">
          <strong>
            <bdi>{name}</bdi>
          </strong>: {formatDateTime(startsAt, timeZone)}
          {startsAt === from ? " (where it is now)" : ""}
        </p>
        {refused
          ? (
            <div role="alert" class="rounded border border-bad bg-badwash px-3 py-2">
              <p>{refused.sentence}</p>
              <div class="flex flex-wrap gap-x-4">
                {refused.free.map((free) => (
                  <Button
                    key={free}
                    kind="quiet"
                    type="button"
                    onClick={() => onChoose(free)}
                  >
                    {formatDay(free, timeZone)}, {formatClock(free, timeZone)}
                  </Button>
                ))}
                <a href={paths.reschedule(id)} class="inline-flex min-h-touch items-center">
                  See all free times
                </a>
              </div>
            </div>
          )
          : null}
        <div ref={confirmRef} class="flex flex-wrap gap-2">
          <Button type="button" aria-disabled={isBusy ? "true" : undefined} onClick={onConfirm}>
            {isBusy ? "Moving …" : "Move here"}
          </Button>
          <Button kind="secondary" type="button" onClick={onLeave}>Cancel</Button>
          <Button
            kind="secondary"
            type="button"
            aria-label="15 minutes earlier"
            onClick={() => onShift({ steps: -STRIDE })}
          >
            ↑
          </Button>
          <Button
            kind="secondary"
            type="button"
            aria-label="15 minutes later"
            onClick={() => onShift({ steps: STRIDE })}
          >
            ↓
          </Button>
          <Button
            kind="secondary"
            type="button"
            aria-label="1 day earlier"
            onClick={() => onShift({ days: -1 })}
          >
            ←
          </Button>
          <Button
            kind="secondary"
            type="button"
            aria-label="1 day later"
            onClick={() => onShift({ days: 1 })}
          >
            →
          </Button>
        </div>
      </div>
    </div>
  );
}
