import type { Acting } from "../../../lib/practice.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { coursesOf } from "../../../lib/records/measures/course_of.ts";
import { listResults, type MeasureResult } from "../../../lib/records/measures/measure_results.ts";

/** A result of the acting patient's as its page shows it, with the course that it stands in. */
export async function shownResult(acting: Acting, result: MeasureResult) {
  const results = await listResults(acting, result.patientId, result.instrument.code);
  const [{ results: course }] = coursesOf(results, paths.measureResult);
  return { result, course, timeZone: acting.actor.timeZone };
}
