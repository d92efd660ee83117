import type { TherapistOutput } from "../../lib/shared/schemas/directory.ts";
import { languageLabel } from "../../lib/shared/codes/languages.ts";
import { specialtyLabel } from "../../lib/shared/codes/specialties.ts";
import { formatClock, formatRelativeDay, type Moment } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { Avatar } from "../page/Avatar.tsx";
import { ButtonLink } from "../form/Button.tsx";
import { Card } from "../page/Card.tsx";
import { Tags } from "../page/Tags.tsx";

/** A therapist's data for a card. */
export type CardTherapist = Pick<
  TherapistOutput,
  "id" | "name" | "titles" | "specialties" | "languages" | "photo" | "nextSlot"
>;

interface TherapistCardProps {
  therapist: CardTherapist;
  /** The viewer's zone. */
  timeZone: string;
  now: Moment;
  /** The level of its heading on the page. */
  heading?: "h2" | "h3";
}

/** The profile lists the rest. */
const SPECIALTIES_SHOWN = 4;

/** A therapist in a list. The first free time links to booking with that time chosen. */
export function TherapistCard({ therapist, timeZone, now, heading: Heading = "h2" }: TherapistCardProps) {
  const { id, name, titles, specialties, languages, photo, nextSlot } = therapist;
  const more = specialties.length - SPECIALTIES_SHOWN;
  const shown = specialties.slice(0, SPECIALTIES_SHOWN).map(specialtyLabel);
  return (
    <Card as="li" column>
      <div class="flex gap-4">
        <Avatar name={name} photo={photo} />
        <div class="min-w-0">
          <Heading class="text-lg font-semibold">
            <a href={paths.therapist(id)} class="inline-block py-0.5">
              <bdi>{name}</bdi>
            </a>
          </Heading>
          <p class="text-sm text-soft">{titles}</p>
        </div>
      </div>
      <div class="my-3 grid flex-1 content-start gap-2">
        <Tags label="Helps with" words={more > 0 ? [...shown, `${more} more`] : shown} />
        <p class="text-sm text-soft">Languages: {languages.map(languageLabel).join(", ")}</p>
      </div>
      {nextSlot
        ? (
          <ButtonLink href={paths.book(id, { startsAt: nextSlot.startsAt.toString() })} wide>
            <span>
              <span class="sr-only">
                Book <bdi>{name}</bdi>:
              </span>
              Next: {formatRelativeDay(nextSlot.startsAt, timeZone, now)},{" "}
              {formatClock(nextSlot.startsAt, timeZone)}
            </span>
          </ButtonLink>
        )
        : <p class="py-2 text-center text-soft">No free times right now</p>}
    </Card>
  );
}
