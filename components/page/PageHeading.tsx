import type { ComponentChildren } from "preact";
import { noBreakSpace } from "../../lib/shared/spaces.ts";

interface PageHeadingProps {
  children: ComponentChildren;
  /** A sentence below it. */
  lead?: ComponentChildren;
  /** The link back, above it. */
  back?: { href: string; label: string };
  /** Beside it: the page's main link. */
  action?: ComponentChildren;
}

/** The link back to the parent page. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p class="mb-1">
      <a href={href} class="inline-flex min-h-touch items-center">
        <span aria-hidden="true">←{noBreakSpace}</span>
        <bdi>{label}</bdi>
      </a>
    </p>
  );
}

/** The page's only h1. */
export function PageHeading({ children, lead, back, action }: PageHeadingProps) {
  return (
    <div class="mb-6">
      {back ? <BackLink {...back} /> : null}
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="min-w-0 text-2xl font-bold">{children}</h1>
        {action}
      </div>
      {lead ? <div class="mt-2 max-w-prose break-words text-soft">{lead}</div> : null}
    </div>
  );
}
