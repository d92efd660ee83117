import type { ImportedCalendarJson } from "../../../../lib/shared/schemas/calendars.ts";
import { failureSentence } from "../../../../lib/scheduling/calendars/import/import_failure.ts";
import type { ImportedCalendarView } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";

/** A calendar elsewhere as the JSON API shows it. */
export function importedCalendarJson(
  { failure, readAt, nextReadAt, ...view }: ImportedCalendarView,
): ImportedCalendarJson {
  return {
    ...view,
    problem: failure && failureSentence(failure),
    readAt: readAt?.toString() ?? null,
    nextReadAt: nextReadAt.toString(),
  };
}
