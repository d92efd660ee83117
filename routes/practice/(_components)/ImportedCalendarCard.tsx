import type { ImportedCalendarOutput } from "../../../lib/shared/schemas/calendars.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Facts } from "../../../components/page/Card.tsx";
import { Notice } from "../../../components/page/Notice.tsx";

type ImportedCalendarFacts =
  & Pick<ImportedCalendarOutput, "id" | "name" | "site" | "state" | "problem" | "skipped" | "busyAhead">
  & {
    /** In words. */
    lastRead: string | null;
    /** Null: it is being read. */
    nextRead: string | null;
    /** That it lost most of its busy times. */
    lossNews: string | null;
  };

/** A therapist's imported calendar: its state, and the available actions. */
export function ImportedCalendarCard({ calendar }: { calendar: ImportedCalendarFacts }) {
  const { id, name, site, state, problem, skipped, busyAhead, lastRead, nextRead, lossNews } = calendar;
  return (
    <Card as="li" aria-labelledby={`calendar-${id}`}>
      <div class="grid gap-4">
        <div>
          <h2 id={`calendar-${id}`} class="break-words font-semibold">
            <bdi>{name}</bdi>
          </h2>
          <p class="break-words text-soft">{site}</p>
        </div>
        {problem
          ? (
            <Notice tone="bad" title="We couldn't read this calendar the last time we tried.">
              {problem} {lastRead
                ? "The busy times we read before still block your schedule."
                : "It doesn't block any times yet."}
            </Notice>
          )
          : null}
        {lossNews
          ? (
            <Notice tone="bad" title="Most of its busy times are gone.">
              {lossNews} If you didn't remove them, please check the calendar.
            </Notice>
          )
          : null}
        <Facts
          facts={[
            state === "new"
              ? { term: "Upcoming busy times", detail: "We haven't read it yet." }
              : { term: "Upcoming busy times", detail: busyAhead === 0 ? "None" : String(busyAhead) },
            lastRead && { term: "Last updated", detail: lastRead },
            { term: "Next update", detail: nextRead ?? "We're updating it now." },
            skipped > 0 && {
              term: "Not understood",
              detail: `We couldn't understand ${
                skipped === 1 ? "one entry" : `${skipped} entries`
              } wholly. We block every time that may be meant, and we may keep times that you removed.`,
            },
          ]}
        />
        <div class="flex flex-wrap items-center gap-3">
          {nextRead
            ? (
              <PostForm action={paths.calendarReading(id)}>
                <Button kind="secondary" aria-describedby={`calendar-${id}`}>Update now</Button>
              </PostForm>
            )
            : <ButtonLink href={paths.importedCalendars()} kind="secondary">Refresh this page</ButtonLink>}
        </div>
        <details>
          <summary class="min-h-touch py-2 text-accent underline">Remove this calendar</summary>
          <p class="mb-3">
            Its busy times will no longer block your schedule. To add it again, you'll need to paste its
            address.
          </p>
          <PostForm action={paths.calendarRemoval(id)}>
            <Button kind="danger" aria-describedby={`calendar-${id}`}>Remove</Button>
          </PostForm>
        </details>
      </div>
    </Card>
  );
}
