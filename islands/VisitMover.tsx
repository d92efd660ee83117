import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MoveBar } from "../components/timetable/MoveBar.tsx";
import { formatClock } from "../lib/shared/format.ts";
import * as paths from "../lib/shared/paths.ts";
import { sendMove } from "../lib/shared/sending/send_move.ts";
import { slotClass, WHOLE } from "../lib/shared/timetable.ts";
import { momentAt, type MoveColumn, placeOf, shifted } from "../lib/shared/visit_moves.ts";

interface VisitMoverProps {
  scope: "day" | "week";
  /** IANA. */
  timeZone: string;
  columns: MoveColumn[];
}

/** A visit that was picked up, and its new start. Instants are RFC 3339. */
interface Moving {
  id: string;
  name: string;
  steps: number;
  from: string;
  startsAt: string;
}

/** A shorter pointer movement is a click. Pixels. */
const DRAG_FROM = 6;
const STRIDE = 3;
const GHOST =
  "absolute inset-x-0 z-10 top-[var(--at)] h-[var(--tall)] rounded border-2 border-accent bg-surface px-1 " +
  "text-sm font-semibold pointer-events-none";

const grid = () => document.getElementById("timetable") as HTMLElement;
const columnsOf = () => [...grid().querySelectorAll<HTMLElement>("[data-column]")];
const visitAt = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-visit]");

/**
 * Moves visits in the timetable with keys, buttons and the pointer. The server renders the timetable: its
 * links do the same without a script, and sending it again as props would double the page.
 */
export default function VisitMover({ scope, timeZone, columns }: VisitMoverProps) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const [refused, setRefused] = useState<{ sentence: string; free: string[] } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const now = useRef<Moving | null>(null);
  now.current = isBusy ? null : moving;

  const choose = (startsAt: string | null) => {
    if (!startsAt) return;
    setRefused(null);
    setMoving((taken) => taken && { ...taken, startsAt });
  };
  /** The keys work as soon as a visit was picked up, or placed with the pointer. */
  const hold = () => bar.current?.querySelector("button")?.focus({ preventScroll: true });
  const take = (visit: HTMLElement) => {
    const [from, until] = [...visit.querySelectorAll("time")].map(({ dateTime }) =>
      dateTime.replace(".000", "")
    );
    const name = visit.querySelector(`.${WHOLE}`)?.textContent ?? "";
    const steps = Math.max(1, (Date.parse(until) - Date.parse(from)) / 300_000);
    setRefused(null);
    setMoving({ id: visit.dataset.visit ?? "", name, steps, from, startsAt: from });
  };
  const leave = () => {
    setMoving(null);
    grid().querySelector<HTMLElement>(`[data-visit="${moving?.id}"] a`)?.focus();
  };
  const confirm = async () => {
    if (!moving || isBusy) return;
    if (moving.startsAt === moving.from) return leave();
    setBusy(true);
    const answer = await sendMove(moving.id, moving.startsAt);
    const here = paths.practice({ view: scope, day: columns[0].date, done: "moved" });
    if (answer.kind === "moved") return location.assign(here);
    if (answer.kind === "signed_out") return location.assign(paths.signIn(here));
    setBusy(false);
    setRefused(answer);
  };

  useEffect(() => listen(columns, now, { take, choose, hold }), []);
  useLayoutEffect(hold, [moving?.id]);
  // Until then a click places the visit, and does not open a new one.
  useLayoutEffect(() => void grid().toggleAttribute("data-moving", moving !== null), [moving !== null]);

  useEffect(() => {
    const place = moving && placeOf(columns, moving.startsAt);
    if (!moving || !place) return;
    const ghost = document.createElement("div");
    ghost.className = `${GHOST} ${slotClass({ from: place.step, steps: moving.steps })}`;
    ghost.textContent = formatClock(moving.startsAt, timeZone);
    ghost.setAttribute("aria-hidden", "true");
    columnsOf()[place.column].append(ghost);
    ghost.scrollIntoView({ block: "nearest" });
    return () => ghost.remove();
  }, [moving?.startsAt, moving?.id]);

  if (!moving) return null;
  return (
    <MoveBar
      {...moving}
      timeZone={timeZone}
      isBusy={isBusy}
      refused={refused}
      confirmRef={bar}
      onShift={(by) => isBusy || choose(shifted(columns, moving.startsAt, by))}
      onChoose={choose}
      onConfirm={confirm}
      onLeave={leave}
    />
  );
}

interface Hands {
  take(visit: HTMLElement): void;
  choose(startsAt: string | null): void;
  hold(): void;
}

/**
 * Listens to the page: the timetable's links for moving, the dragging of visits, and the placing of a visit
 * that was picked up.
 */
function listen(
  columns: readonly MoveColumn[],
  now: { current: Moving | null },
  { take, choose, hold }: Hands,
) {
  let held: { visit: HTMLElement; x: number; y: number; grip: number; isDragged: boolean } | null = null;
  let wasDragged = false;

  const put = (x: number, y: number) => {
    const column = columnsOf().findIndex((element) => {
      const { left, right } = element.getBoundingClientRect();
      return x >= left && x < right;
    });
    if (column < 0) return;
    const { top, height } = columnsOf()[column].getBoundingClientRect();
    const rows = columns[column].hours.length * 12;
    const step = Math.round((y - top) / height * rows / STRIDE) * STRIDE;
    choose(momentAt(columns, { column, step: Math.min(Math.max(step, 0), rows - STRIDE) }));
  };

  const handlers: Record<string, (event: PointerEvent) => void> = {
    click: (event) => {
      const link = (event.target as Element).closest("a");
      const visit = visitAt(event);
      if (wasDragged) event.preventDefault();
      else if (visit && link?.href.endsWith("/reschedule")) {
        event.preventDefault();
        take(visit);
      } else if (now.current && (event.target as Element).closest("[data-column]")) {
        event.preventDefault();
        put(event.clientX, event.clientY);
        hold();
      }
      wasDragged = false;
    },
    pointerdown: (event) => {
      const visit = visitAt(event);
      // On a touch screen, dragging scrolls the page. The visit's link picks the visit up instead.
      if (!visit || event.button !== 0 || event.pointerType === "touch") return;
      if (getComputedStyle(visit).position !== "absolute") return;
      const { clientX: x, clientY: y } = event;
      held = { visit, x, y, grip: y - visit.getBoundingClientRect().top, isDragged: false };
    },
    pointermove: (event) => {
      if (!held) return;
      const { visit, x, y, grip } = held;
      if (!held.isDragged && Math.hypot(event.clientX - x, event.clientY - y) < DRAG_FROM) return;
      if (!held.isDragged) take(visit);
      held.isDragged = wasDragged = true;
      put(event.clientX, event.clientY - grip);
    },
    pointerup: () => {
      if (held?.isDragged) hold();
      held = null;
    },
    // Otherwise the browser would drag the link itself.
    dragstart: (event) => visitAt(event) && event.preventDefault(),
  };
  const all = Object.entries(handlers) as [string, EventListener][];
  for (const [name, handler] of all) document.addEventListener(name, handler);
  return () => all.forEach(([name, handler]) => document.removeEventListener(name, handler));
}
