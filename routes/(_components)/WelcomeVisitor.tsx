import { specialties } from "../../lib/shared/codes/specialties.ts";
import * as paths from "../../lib/shared/paths.ts";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Section } from "../../components/page/Section.tsx";

/** How many specialties the first page shows; the filters have all of them. */
const REASONS_SHOWN = 8;

const steps = [
  {
    title: "Find a therapist",
    text: "Search our therapists by what you need, your language, and your state. You don't need an account.",
  },
  {
    title: "Choose a time",
    text:
      "You see only times that are free, in your own time zone. Booking takes a minute, and you can cancel.",
  },
  {
    title: "Meet by video",
    text: "Meet in private from your phone or computer. An older phone or a slow connection works too.",
  },
];

/** The mark in full bloom, for pages with room. */
function Flower() {
  const petal = "M50 50C30 34 34 10 50 2c16 8 20 32 0 48Z";
  return (
    <svg
      viewBox="0 0 100 100"
      width="240"
      height="240"
      aria-hidden="true"
      class="hidden shrink-0 text-wash md:block"
    >
      {[0, 72, 144, 216, 288].map((turn) => (
        <path
          key={turn}
          d={petal}
          transform={`rotate(${turn} 50 50)`}
          fill="currentColor"
        />
      ))}
      <circle cx="50" cy="50" r="7" class="text-accent" fill="currentColor" />
    </svg>
  );
}

/** A new visitor's first page: what Bloom is, and the way to a therapist. */
export function WelcomeVisitor() {
  return (
    <>
      <div class="flex items-center justify-between gap-8 py-4 sm:py-8">
        <div class="max-w-prose">
          <h1 class="text-3xl font-bold">Talk to a therapist from wherever you are</h1>
          <p class="mt-3 text-lg text-soft">
            Bloom is a practice of licensed therapists who meet you by video. Find a therapist and a time that
            work for you.
          </p>
          <div class="mt-6 flex flex-wrap gap-3">
            <ButtonLink href={paths.therapists()}>Find a therapist</ButtonLink>
            <ButtonLink href={paths.signUp()} kind="secondary">Create an account</ButtonLink>
          </div>
        </div>
        <Flower />
      </div>
      <Section title="What brings you here?" id="reasons">
        <ul class="flex flex-wrap gap-2">
          {specialties.slice(0, REASONS_SHOWN).map(({ code, label }) => (
            <li key={code}>
              <a
                href={paths.therapists({ specialty: code })}
                class="inline-flex min-h-touch items-center rounded-full border border-edge bg-surface px-4 text-ink no-underline hover:bg-wash hover:text-ink"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="How it works" id="steps">
        <ol class="grid gap-4 md:grid-cols-3">
          {steps.map(({ title, text }, index) => (
            <li key={title} class="rounded-lg border bg-surface p-5">
              <h3 class="font-semibold">
                <span class="text-accent">{index + 1}.</span> {title}
              </h3>
              <p class="mt-1 text-soft">{text}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
