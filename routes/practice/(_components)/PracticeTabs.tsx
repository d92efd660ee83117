import * as paths from "../../../lib/shared/paths.ts";

const tabs = [
  { href: paths.practice(), label: "Calendar" },
  { href: paths.patients(), label: "Patients" },
  { href: paths.requests(), label: "Requests" },
  { href: paths.practiceWaitlist(), label: "Waitlist" },
  { href: paths.flags(), label: "Flags" },
  { href: paths.schedule(), label: "Schedule" },
  { href: paths.types(), label: "Visit types" },
  { href: paths.importedCalendars(), label: "Other calendars" },
  { href: paths.credentials(), label: "Licenses" },
];

/** The tabs of a therapist's practice, in a row that scrolls sideways on a narrow screen. */
export function PracticeTabs({ current }: { current: string }) {
  if (!tabs.some(({ href }) => href === current)) return null;
  return (
    <nav aria-label="Practice" class="row-of-tabs -mx-4 mb-6 overflow-x-auto px-4 print:hidden">
      <ul class="flex w-max min-w-full gap-x-4 border-b text-sm sm:text-base">
        {tabs.map(({ href, label }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={href === current ? "page" : undefined}
              class={`inline-flex min-h-touch items-center whitespace-nowrap border-b-2 px-1 no-underline ${
                href === current ? "border-accent font-semibold text-ink" : "border-transparent"
              }`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
