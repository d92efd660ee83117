import { crisisResources } from "../../../lib/shared/crisis.ts";
import { buttonClass } from "../../../components/form/Button.tsx";

interface CrisisResourcesProps {
  /** The therapist who will see the answers, once they are sent; null before. */
  therapist?: string | null;
}

/**
 * Crisis contacts at the top of a page, with its h1. It takes the focus without a script, before anything
 * else on the page can.
 */
export function CrisisResources({ therapist = null }: CrisisResourcesProps) {
  return (
    <section
      aria-labelledby="crisis"
      tabIndex={-1}
      autofocus
      class="mb-8 rounded-lg border-2 border-bad bg-badwash p-4 sm:p-5"
    >
      <h1 id="crisis" class="text-xl font-bold">You don't have to go through this alone</h1>
      <p class="mt-2">
        You answered that you have had thoughts of being better off dead or of hurting yourself. You can talk
        to someone right now:
      </p>
      <ul class="mt-4 grid gap-4">
        {crisisResources.map(({ name, how, links }) => (
          <li key={name}>
            <p class="font-semibold">{name}</p>
            <p>{how}</p>
            <div class="mt-2 flex flex-wrap gap-3">
              {links.map(({ label, href }) => (
                <a key={href} href={href} class={buttonClass("secondary")}>{label}</a>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {therapist
        ? (
          <p class="mt-4">
            <bdi>{therapist}</bdi>{" "}
            has been asked to look at your answers but may not see them right away. Please don't wait for an
            answer.
          </p>
        )
        : null}
    </section>
  );
}
