import { bandOf, bandScores, highestScore, type Instrument } from "../../lib/shared/measures/instrument.ts";
import { Card } from "../page/Card.tsx";
import { isolated } from "../../lib/shared/isolated.ts";

interface MeasureScoreProps {
  instrument: Instrument;
  score: number;
  /** For a therapist: the name of the patient, who reads the score's meaning. */
  patient?: string;
}

/** The score, its band, and a note that it is not a diagnosis. */
export function MeasureScore({ instrument, score, patient }: MeasureScoreProps) {
  const band = bandOf(instrument, score);
  return (
    <Card>
      <p class="text-2xl font-bold">{score} out of {highestScore(instrument)}</p>
      <p class="mt-1 font-semibold">{band.label} ({bandScores(instrument, band)})</p>
      <p class="mt-1">{patient ? `${isolated(patient)} sees this: “${band.words}”` : band.words}</p>
      <p class="mt-3 text-soft">
        This is not a diagnosis. It describes the last two weeks and gives you a place to start talking about
        them.
      </p>
    </Card>
  );
}
