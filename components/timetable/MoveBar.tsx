import type { Ref } from "preact";
import { formatClock, formatDateTime, formatDay } from "../../lib/shared/format.ts";
import { paths } from "../../lib/shared/paths.ts";
import { Button } from "../form/Button.tsx";

interface MoveBarProps {
  id: string;
  /** Who comes. */
  name: string;
  /** Where it would begin, and where it begins now. RFC 3339. */
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

/** Fewer than an hour's, and never off the quarters; with Shift every five minutes. In steps of five minutes. */
const STRIDE = 3;

/** What is being moved and whereto: read out at each step, and all of it done by buttons as well as by keys. */
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
      aria-label={`Move ${name}. Arrow keys choose a time, Enter moves the visit, Escape leaves it.`}
      onKeyDown={keys}
      class="fixed inset-x-0 bottom-0 z-10 border-t-2 border-accent bg-surface print:hidden"
    >
      <div class="mx-auto grid max-w-page gap-3 p-4">
        <p role="status">
          <strong>{name}</strong>: {formatDateTime(startsAt, timeZone)}
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
                <a href={paths.reschedule(id)} class="inline-flex min-h-touch items-center">All free times</a>
              </div>
            </div>
          )
          : null}
        <div ref={confirmRef} class="flex flex-wrap gap-2">
          <Button type="button" aria-disabled={isBusy ? "true" : undefined} onClick={onConfirm}>
            {isBusy ? "Moving …" : "Move here"}
          </Button>
          <Button kind="secondary" type="button" onClick={onLeave}>Leave it</Button>
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
            aria-label="A day earlier"
            onClick={() => onShift({ days: -1 })}
          >
            ←
          </Button>
          <Button
            kind="secondary"
            type="button"
            aria-label="A day later"
            onClick={() => onShift({ days: 1 })}
          >
            →
          </Button>
        </div>
      </div>
    </div>
  );
}
