import type { ImportedCalendarJson } from "../../../lib/shared/schemas/calendars.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Facts } from "../../../components/page/Card.tsx";
import { Notice } from "../../../components/page/Notice.tsx";

type ImportedCalendarFacts =
  & Pick<ImportedCalendarJson, "id" | "name" | "site" | "state" | "problem" | "skipped" | "busyAhead">
  & {
    /** As people read them. */
    lastRead: string | null;
    /** Null: it is being read. */
    nextRead: string | null;
  };

/** A therapist's calendar elsewhere: how reading it goes, and what can be done. */
export function ImportedCalendarCard({ calendar }: { calendar: ImportedCalendarFacts }) {
  const { id, name, site, state, problem, skipped, busyAhead, lastRead, nextRead } = calendar;
  return (
    <Card as="li" aria-labelledby={`calendar-${id}`}>
      <div class="grid gap-4">
        <div>
          <h2 id={`calendar-${id}`} class="break-words font-semibold">{name}</h2>
          <p class="break-words text-soft">{site}</p>
        </div>
        {problem
          ? (
            <Notice tone="bad" title="It could not be read the last time.">
              {problem} {lastRead ? "What was read before still blocks." : "Nothing of it blocks yet."}
            </Notice>
          )
          : null}
        <Facts
          facts={[
            state === "new"
              ? { term: "Busy times ahead", detail: "It has not been read yet." }
              : { term: "Busy times ahead", detail: busyAhead === 0 ? "None" : String(busyAhead) },
            lastRead && { term: "Last read", detail: lastRead },
            { term: "Next", detail: nextRead ?? "It is being read now." },
            skipped > 0 && {
              term: "Left out",
              detail: skipped === 1
                ? "One entry could not be understood and may not block."
                : `${skipped} entries could not be understood and may not block.`,
            },
          ]}
        />
        <div class="flex flex-wrap items-center gap-3">
          {nextRead
            ? (
              <form method="post" action={paths.calendarReading(id)}>
                <Button kind="secondary" aria-describedby={`calendar-${id}`}>Read again now</Button>
              </form>
            )
            : <ButtonLink href={paths.importedCalendars()} kind="secondary">Look again</ButtonLink>}
        </div>
        <details>
          <summary class="min-h-touch py-2 text-accent underline">Remove this calendar</summary>
          <p class="mb-3">
            Its busy times no longer block. To have it back, its address has to be pasted again.
          </p>
          <form method="post" action={paths.calendarRemoval(id)}>
            <Button kind="danger" aria-describedby={`calendar-${id}`}>Remove</Button>
          </form>
        </details>
      </div>
    </Card>
  );
}
