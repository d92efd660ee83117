import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { coursesOf } from "../../../lib/records/measures/course_of.ts";
import { listResults, type MeasureResult } from "../../../lib/records/measures/measure_results.ts";

/** Returns a result of the acting patient as its page shows it, with its trend. */
export async function shownResult(acting: Acting, result: MeasureResult) {
  const results = await listResults(acting, result.patientId, result.instrument.code);
  const [{ results: course }] = coursesOf(results, paths.measureResult);
  return { result, course, timeZone: acting.actor.timeZone };
}
