import type { ComponentChildren } from "preact";

interface LinkChoice {
  /** Distinguishes it from the others. */
  value: string;
  /** Null: it cannot be chosen. */
  href: string | null;
  label: ComponentChildren;
}

interface ChoicesProps {
  /** What is chosen, for screen readers: "Day", "Time". */
  name: string;
  choices: readonly LinkChoice[];
  chosen: string | null;
  columns: string;
  /** With a script: replaces following the link. */
  onChoose?: (value: string) => void;
}

const box =
  "flex min-h-touch flex-col items-center justify-center rounded border px-1 py-1 text-center leading-tight " +
  "no-underline scroll-mb-48";
const look = {
  chosen: "border-accent bg-accent font-semibold text-onaccent hover:text-onaccent",
  free: "border-edge bg-surface text-ink hover:border-accent hover:bg-wash hover:text-ink",
  none: "border-transparent text-soft",
};

/**
 * One of several choices, as links that work without a script. With a script they are a radio group: one tab
 * stop, and arrow keys and space select.
 */
export function Choices({ name, choices, chosen, columns, onChoose }: ChoicesProps) {
  const stop = choices.find(({ value, href }) => href && value === chosen) ??
    choices.find(({ href }) => href);
  return (
    <ul
      class={`grid gap-2 ${columns}`}
      role={onChoose && "radiogroup"}
      aria-label={name}
      onKeyDown={onChoose && moveByKey}
    >
      {choices.map(({ value, href, label }) => {
        const isChosen = value === chosen;
        return (
          <li key={value} role={onChoose && "none"}>
            {href
              ? (
                <a
                  href={href}
                  class={`${box} ${isChosen ? look.chosen : look.free}`}
                  aria-current={isChosen && !onChoose ? "true" : undefined}
                  role={onChoose && "radio"}
                  aria-checked={onChoose && isChosen}
                  tabIndex={onChoose && value !== stop?.value ? -1 : undefined}
                  onClick={onChoose && ((event: MouseEvent) => {
                    // The link can still be opened in a new tab.
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    onChoose(value);
                  })}
                >
                  {label}
                </a>
              )
              : <span class={`${box} ${look.none}`}>{label}</span>}
          </li>
        );
      })}
    </ul>
  );
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, " ": 0 };

function moveByKey(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll("a")];
  const at = links.indexOf(event.target as HTMLAnchorElement);
  const next = links[(at + step + links.length) % links.length];
  next?.focus();
  next?.click();
}
