import { paths } from "../lib/shared/paths.ts";
import { ButtonLink } from "./button.tsx";

const promises = [
  {
    title: "See who is free, and when",
    text:
      "Every therapist shows the next times that are really open, in your own time zone. No calls, no waiting for an answer.",
  },
  {
    title: "Licensed where you are",
    text:
      "You only book therapists who hold a licence in your state. Their training and approach are on their page.",
  },
  {
    title: "Yours alone",
    text:
      "What you tell us is encrypted, and every look at your record leaves a trace that nobody can switch off.",
  },
];

const steps = [
  "Choose somebody whose way of working suits you.",
  "Pick a time. An account takes two minutes.",
  "Meet by video, from your phone or computer.",
];

/** The first page of somebody who is not signed in: what Bloom is, and the way to a therapist. */
export function Welcome() {
  return (
    <>
      <div class="py-6 sm:py-12">
        <h1 class="max-w-prose text-3xl font-bold">Talk to a therapist, from wherever you are</h1>
        <p class="mt-4 max-w-prose text-lg text-soft">
          Bloom is a practice for therapy by video. Find somebody who fits, see when they are free, and book
          in a few taps. It works on an old phone and a slow network, too.
        </p>
        <div class="mt-6 flex flex-wrap items-center gap-3">
          <ButtonLink href={paths.therapists()}>Find a therapist</ButtonLink>
          <ButtonLink href={paths.signUp()} kind="secondary">Create an account</ButtonLink>
        </div>
      </div>
      <ul class="grid gap-6 border-t pt-8 md:grid-cols-3">
        {promises.map(({ title, text }) => (
          <li key={title}>
            <h2 class="text-lg font-semibold">{title}</h2>
            <p class="mt-1 text-soft">{text}</p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="how" class="mt-10 rounded-lg bg-wash p-5 sm:p-8">
        <h2 id="how" class="text-xl font-bold">How it goes</h2>
        <ol class="mt-4 grid gap-4 md:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step} class="flex items-center gap-3">
              <span
                aria-hidden="true"
                class="flex h-10 w-10 shrink-0 items-center justify-center rounded-full bg-accent font-bold text-onaccent"
              >
                {index + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
