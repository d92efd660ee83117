import { formatDateTime, type Moment } from "../../../lib/shared/format.ts";
import { Card } from "../../../components/page/Card.tsx";
import { Paragraphs } from "../../../components/page/Paragraphs.tsx";

interface NoteVersionsProps {
  /** The oldest first. */
  versions: readonly { text: string; reason: string | null; at: Moment }[];
  timeZone: string;
}

/** Every version of a signed note: the current one first, then the earlier ones. */
export function NoteVersions({ versions, timeZone }: NoteVersionsProps) {
  return (
    <ol class="grid gap-4" reversed>
      {versions.map(({ text, reason, at }, index) => (
        <Card as="li" key={index}>
          <h2 class="font-semibold">
            {index === 0 ? "Signed" : "Amended"} on {formatDateTime(at, timeZone)}
          </h2>
          {reason === null ? null : <p class="text-soft">Reason: {reason}</p>}
          {index < versions.length - 1
            ? <p class="text-soft">This is an earlier version.</p>
            : versions.length > 1
            ? <p class="text-soft">This is the current version.</p>
            : null}
          <div class="mt-3">
            <Paragraphs text={text} />
          </div>
        </Card>
      )).toReversed()}
    </ol>
  );
}
