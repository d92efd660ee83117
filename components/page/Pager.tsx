import { ButtonLink } from "../form/Button.tsx";

interface PagerProps {
  /** The address of the next page; null on the last. */
  next: string | null;
  /** The first page's address, if this is another one. */
  first?: string | null;
  /** The items of the list: "therapists". */
  of: string;
  nextLabel?: string;
}

/** The links through a long list. Keyset pages only know the next one; the browser goes back. */
export function Pager({ next, first, of, nextLabel = "Show more" }: PagerProps) {
  if (!next && !first) return null;
  return (
    <nav aria-label={`Pages of ${of}`} class="mt-6 flex flex-wrap justify-center gap-3">
      {first ? <ButtonLink href={first} kind="secondary">Back to the start</ButtonLink> : null}
      {next ? <ButtonLink href={next} kind="secondary" rel="next">{nextLabel}</ButtonLink> : null}
    </nav>
  );
}
