import { noBreakSpace } from "../../../lib/shared/spaces.ts";

interface ProgressStep {
  label: string;
  href: string;
  state: "done" | "current" | "open";
}

/** The steps of a longer form: done, current and open ones. Each is a link. */
export function WelcomeProgress({ steps }: { steps: readonly ProgressStep[] }) {
  return (
    <nav aria-label="Steps" class="mb-6">
      <ol class="flex flex-wrap gap-x-5">
        {steps.map(({ label, href, state }, index) => (
          <li key={href}>
            <a
              href={href}
              aria-current={state === "current" ? "step" : undefined}
              class={`inline-flex min-h-touch items-center ${
                state === "current" ? "font-semibold text-ink no-underline" : ""
              }`}
            >
              <span>
                <span aria-hidden="true">{state === "done" ? "✓ " : `${index + 1}. `}</span>
                {label}
                {state === "done" && <span class="sr-only">{noBreakSpace}(done)</span>}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
