import type { ComponentChildren } from "preact";

interface CardProps {
  children: ComponentChildren;
  /** An element that says what the card is. Default: div. */
  as?: "div" | "li" | "section" | "article";
  id?: string;
  /** Stacks its parts, so that one of them can fill the remaining space. */
  column?: boolean;
  "aria-labelledby"?: string;
  "aria-label"?: string;
}

/** A separate item on the page. */
export function Card({ as: Element = "div", column, children, ...rest }: CardProps) {
  return (
    <Element class={`rounded-lg border bg-surface p-4 sm:p-5 ${column ? "flex flex-col" : ""}`} {...rest}>
      {children}
    </Element>
  );
}

interface StackProps {
  as?: "div" | "ul" | "ol";
  /** Two columns if there is room. */
  columns?: boolean;
  children: ComponentChildren;
  "aria-label"?: string;
}

/** Cards, or other items, one below the other. */
export function Stack({ as: Element = "div", columns, children, ...rest }: StackProps) {
  return <Element class={columns ? "grid gap-4 md:grid-cols-2" : "grid gap-4"} {...rest}>{children}</Element>;
}

interface Fact {
  term: ComponentChildren;
  detail: ComponentChildren;
}

interface FactsProps {
  facts: readonly (Fact | null | false | "" | undefined)[];
  /** Labels above their values, even if there is room beside them. */
  stacked?: boolean;
}

/** Facts about one item: labels on the left, values on the right. */
export function Facts({ facts, stacked }: FactsProps) {
  return (
    <dl class="grid gap-3">
      {facts.map((fact) =>
        fact
          ? (
            <div class={stacked ? undefined : "sm:flex sm:gap-4"}>
              <dt class={stacked ? "text-soft" : "shrink-0 text-soft sm:w-40"}>{fact.term}</dt>
              <dd class="min-w-0">{fact.detail}</dd>
            </div>
          )
          : null
      )}
    </dl>
  );
}
