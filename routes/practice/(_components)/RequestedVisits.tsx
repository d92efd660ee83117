import { formatDateTime, formatNames, type Moment } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";

interface RequestedVisit {
  id: string;
  startsAt: Moment;
  expiresAt: Moment | null;
  type: string;
  patients: readonly { name: string }[];
}

interface RequestedVisitsProps {
  visits: readonly RequestedVisit[];
  /** The therapist's zone. */
  timeZone: string;
}

/** Visits that wait for their therapist's answer, each with both answers. */
export function RequestedVisits({ visits, timeZone }: RequestedVisitsProps) {
  return (
    <Stack as="ul">
      {visits.map(({ id, startsAt, expiresAt, type, patients }) => {
        const who = formatNames(patients);
        const when = formatDateTime(startsAt, timeZone);
        return (
          <Card as="li" key={id}>
            <a href={paths.appointment(id)} class="block text-lg font-semibold">{when}</a>
            <p class="text-soft">
              {who} · {type}
              {expiresAt ? ` · held until ${formatDateTime(expiresAt, timeZone)}` : ""}
            </p>
            <div class="mt-3 flex flex-wrap gap-3">
              <PostForm action={paths.settlement(id)}>
                <Button name="settlement" value="confirm" aria-label={`Confirm ${who}, ${when}`}>
                  Confirm
                </Button>
              </PostForm>
              <ButtonLink
                href={paths.cancellation(id)}
                kind="secondary"
                aria-label={`Decline ${who}, ${when}`}
              >
                Decline
              </ButtonLink>
            </div>
          </Card>
        );
      })}
    </Stack>
  );
}
