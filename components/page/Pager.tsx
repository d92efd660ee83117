import { ButtonLink } from "../form/Button.tsx";

interface PagerProps {
  /** The address of the next page; null on the last. */
  next: string | null;
  /** The first page's address, when this is another. */
  first?: string | null;
  /** What is paged through: "therapists". */
  of: string;
  nextLabel?: string;
}

/** The way through a long list. Keyset pages know what comes next, and the way back is the browser's. */
export function Pager({ next, first, of, nextLabel = "Show more" }: PagerProps) {
  if (!next && !first) return null;
  return (
    <nav aria-label={`Pages of ${of}`} class="mt-6 flex flex-wrap justify-center gap-3">
      {first ? <ButtonLink href={first} kind="secondary">Back to the start</ButtonLink> : null}
      {next ? <ButtonLink href={next} kind="secondary" rel="next">{nextLabel}</ButtonLink> : null}
    </nav>
  );
}
