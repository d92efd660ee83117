import { formatShortDate } from "../../lib/shared/format.ts";
import { bandScores, highestScore, type Instrument } from "../../lib/shared/measures/instrument.ts";

interface MeasurePoint {
  /** ISO instant. */
  at: string;
  score: number;
}

interface MeasureChartProps {
  instrument: Instrument;
  /** In any order; at least one. */
  points: readonly MeasurePoint[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** In the drawing's own units, which are pixels on a narrow phone. */
const WIDTH = 336;
const HEIGHT = 200;
const LEFT = 30;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 28;

/** The trend of a measure's scores as a drawing with its bands. A table beside it has the same numbers. */
export function MeasureChart({ instrument, points, timeZone }: MeasureChartProps) {
  const { code, name, bands } = instrument;
  const highest = highestScore(instrument);
  const sorted = points.toSorted((a, b) => a.at < b.at ? -1 : 1);
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  const from = Date.parse(first.at);
  const span = Date.parse(last.at) - from;
  const x = ({ at }: MeasurePoint) =>
    round(LEFT + (WIDTH - LEFT - RIGHT) * (span > 0 ? (Date.parse(at) - from) / span : 0.5));
  const y = (score: number) => round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - score / highest));
  const ends = bands.map((_, index) => bands[index + 1]?.from ?? highest);
  return (
    <figure class="max-w-md">
      <svg
        role="img"
        aria-label={`${name}: scores over time`}
        aria-describedby={`${code}-desc`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        class="w-full"
        font-size="12"
      >
        <desc id={`${code}-desc`}>{describe(sorted, highest, timeZone)}</desc>
        {bands.map((band, index) => (
          <rect
            key={band.code}
            x={LEFT}
            y={y(ends[index])}
            width={WIDTH - LEFT - RIGHT}
            height={round(y(band.from) - y(ends[index]))}
            class={index % 2 === 0 ? "fill-sunk" : "fill-surface"}
          />
        ))}
        {[...bands.map((band) => band.from), highest].map((score) => (
          <g key={score}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(score)} y2={y(score)} class="stroke-line" />
            <text x={LEFT - 6} y={y(score) + 4} text-anchor="end" class="fill-soft">{score}</text>
          </g>
        ))}
        <polyline
          points={sorted.map((point) => `${x(point)},${y(point.score)}`).join(" ")}
          fill="none"
          stroke-width="2"
          stroke-linejoin="round"
          class="stroke-accent"
        />
        {sorted.map((point) => (
          <circle key={point.at} cx={x(point)} cy={y(point.score)} r="4" class="fill-accent" />
        ))}
        <text
          x={span > 0 ? LEFT : x(first)}
          y={HEIGHT - 8}
          text-anchor={span > 0 ? "start" : "middle"}
          class="fill-soft"
        >
          {formatShortDate(first.at, timeZone)}
        </text>
        {span > 0
          ? (
            <text x={WIDTH - RIGHT} y={HEIGHT - 8} text-anchor="end" class="fill-soft">
              {formatShortDate(last.at, timeZone)}
            </text>
          )
          : null}
      </svg>
      <figcaption class="mt-2 text-sm text-soft">
        {bands.map((band) => `${bandScores(instrument, band)} ${band.label.toLowerCase()}`).join(" · ")}
      </figcaption>
    </figure>
  );
}

/** Returns the drawing in words; the table has every number. */
function describe(sorted: readonly MeasurePoint[], highest: number, timeZone: string): string {
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  const on = (point: MeasurePoint) => `${point.score} on ${formatShortDate(point.at, timeZone)}`;
  if (sorted.length === 1) return `One score out of ${highest}: ${on(first)}.`;
  const scores = sorted.map(({ score }) => score);
  return `${sorted.length} scores out of ${highest}, from ${on(first)} to ${on(last)}. ` +
    `The lowest is ${Math.min(...scores)}, the highest is ${Math.max(...scores)}.`;
}

const round = (length: number) => Math.round(length * 10) / 10;
