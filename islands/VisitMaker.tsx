import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { NewVisitDialogProps } from "../components/booking/NewVisitDialog.tsx";
import * as paths from "../lib/shared/paths.ts";
import { loadVisitChoices, type VisitChoices } from "../lib/shared/visit_choices.ts";

interface VisitMakerProps {
  therapistId: string;
  scope: "day" | "week";
  /** The first displayed day. */
  day: string;
  /** IANA. */
  timeZone: string;
}

interface Opened {
  Dialog: ComponentType<NewVisitDialogProps>;
  choices: VisitChoices;
  startsAt: string;
}

/** Returns one of the timetable's links to a new appointment, and its instant; null for any other click. */
function momentOf(event: MouseEvent): { link: HTMLAnchorElement; startsAt: string } | null {
  const link = (event.target as Element).closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  // The click places a visit that is being moved.
  if (!link.closest("#timetable") || link.closest("[data-moving]")) return null;
  const { pathname, searchParams } = new URL(link.href);
  const startsAt = searchParams.get("startsAt");
  return pathname === paths.newAppointment() && startsAt ? { link, startsAt } : null;
}

/**
 * Books a visit in the calendar's free time, without leaving it. Without a script, the links that it
 * intercepts lead to a page that does the same and more; they are also followed if the network fails. The
 * choices are loaded when first needed.
 */
export default function VisitMaker({ therapistId, scope, day, timeZone }: VisitMakerProps) {
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    const open = async (event: MouseEvent) => {
      const found = momentOf(event);
      if (!found) return;
      event.preventDefault();
      const [dialog, choices] = await Promise.all([
        import("../components/booking/NewVisitDialog.tsx").catch(() => null),
        loadVisitChoices(),
      ]);
      // Without a patient to choose, the page says what to do.
      if (!dialog || !choices?.patients.length) return location.assign(found.link.href);
      setOpened({ Dialog: dialog.NewVisitDialog, choices, startsAt: found.startsAt });
    };
    document.addEventListener("click", open);
    return () => document.removeEventListener("click", open);
  }, []);

  if (!opened) return null;
  const { Dialog, ...asked } = opened;
  return (
    <Dialog
      {...asked}
      therapistId={therapistId}
      timeZone={timeZone}
      next={paths.practice({ view: scope, day, done: "booked" })}
      onClose={() => setOpened(null)}
    />
  );
}
