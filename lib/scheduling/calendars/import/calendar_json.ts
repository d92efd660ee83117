import type { ImportedCalendarJson } from "../../../shared/schemas/calendars.ts";
import { failureSentence } from "./import_failure.ts";
import type { ImportedCalendarView } from "./own_calendars.ts";

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
