import type { ComponentChildren } from "preact";

interface EmptyStateProps {
  title: string;
  /** Why it is empty, and what to do about it. */
  children?: ComponentChildren;
  /** The next step: a link or two. */
  action?: ComponentChildren;
}

/** A notice that nothing is here yet, with a next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="rounded-lg border border-dashed px-4 py-8 text-center">
      <p class="text-lg font-semibold">{title}</p>
      {children ? <div class="mx-auto mt-1 max-w-prose text-soft">{children}</div> : null}
      {action ? <div class="mt-4 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  );
}
