import type { ComponentChildren } from "preact";

interface SectionProps {
  title: ComponentChildren;
  /** The heading's ID; it names the section. */
  id: string;
  children: ComponentChildren;
}

/** A part of a page under its own heading. */
export function Section({ title, id, children }: SectionProps) {
  return (
    <section aria-labelledby={id} class="mt-8">
      <h2 id={id} class="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
