import { formatShortDate } from "../../lib/shared/format.ts";
import type { Band, Instrument } from "../../lib/shared/measures/instrument.ts";
import { MeasureChart } from "./MeasureChart.tsx";

/** One result in a trend. */
export interface CourseResult {
  id: string;
  /** ISO instant. */
  at: string;
  score: number;
  band: Band;
  /** The answer about thoughts of death or self-harm; null without such an item. */
  risk: string | null;
  href: string;
}

interface MeasureCourseProps {
  instrument: Instrument;
  /** The latest first; at least one. */
  results: readonly CourseResult[];
  timeZone: string;
  /** For the therapist: shows that item's answers in their own column. */
  showsRisk?: boolean;
}

/** The trend of a measure's scores: a drawing, and a table with the same numbers. */
export function MeasureCourse({ instrument, results, timeZone, showsRisk }: MeasureCourseProps) {
  const withRisk = showsRisk && instrument.riskItem !== null;
  return (
    <div class="grid items-start gap-4 md:grid-cols-2">
      <MeasureChart instrument={instrument} points={results} timeZone={timeZone} />
      <table>
        <caption class="sr-only">{instrument.name}: every score, latest first</caption>
        <thead>
          <tr class="border-b text-left text-sm text-soft">
            <th scope="col" class="py-2 pr-2 font-normal">Date</th>
            <th scope="col" class="py-2 pr-2 font-normal">Score</th>
            <th scope="col" class="py-2 pr-2 font-normal">Signs</th>
            {withRisk ? <th scope="col" class="py-2 font-normal">Question {instrument.riskItem}</th> : null}
          </tr>
        </thead>
        <tbody>
          {results.map(({ id, at, score, band, risk, href }) => (
            <tr key={id} class="border-b">
              <td class="pr-2">
                <a href={href} class="inline-flex min-h-touch items-center">
                  {formatShortDate(at, timeZone)}
                </a>
              </td>
              <td class="py-2 pr-2">{score}</td>
              <td class="py-2 pr-2">{band.label}</td>
              {withRisk
                ? <td class={`py-2 ${risk ? "font-semibold text-bad" : ""}`}>{risk ?? "Not at all"}</td>
                : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
