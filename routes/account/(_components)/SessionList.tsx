import type { SessionViewOutput } from "../../../lib/shared/schemas/sessions.ts";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { Time } from "../../../components/page/Time.tsx";

interface SessionListProps {
  sessions: readonly Omit<SessionViewOutput, "method">[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** A user's sessions, each with the button that ends it. */
export function SessionList({ sessions, timeZone }: SessionListProps) {
  return (
    <Stack as="ul" aria-label="Sessions">
      {sessions.map(({ id, browser, network, createdAt, lastSeenAt, isThis }) => (
        <Card as="li" key={id}>
          <div class="flex flex-wrap items-center justify-between gap-3">
            <div class="min-w-0">
              <p class="font-semibold">{browser}{isThis ? " (this one)" : ""}</p>
              <p class="text-sm text-soft">
                Signed in <Time at={createdAt} timeZone={timeZone} />, over {network}
              </p>
              {isThis ? null : (
                <p class="text-sm text-soft">
                  Last used <Time at={lastSeenAt} timeZone={timeZone} />
                </p>
              )}
            </div>
            {isThis ? null : (
              <PostForm>
                <Button kind="secondary" name="session" value={id} aria-label={`Sign out ${browser}`}>
                  Sign out
                </Button>
              </PostForm>
            )}
          </div>
        </Card>
      ))}
    </Stack>
  );
}

interface TrustedBrowserListProps {
  browsers: readonly {
    id: string;
    browser: string;
    lastSeenAt: Temporal.Instant;
    trustedUntil: Temporal.Instant;
  }[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** The trusted browsers, each with the button that ends the trust. */
export function TrustedBrowserList({ browsers, timeZone }: TrustedBrowserListProps) {
  return (
    <Stack as="ul" aria-label="Trusted browsers">
      {browsers.map(({ id, browser, lastSeenAt, trustedUntil }) => (
        <Card as="li" key={id}>
          <div class="flex flex-wrap items-center justify-between gap-3">
            <div class="min-w-0">
              <p class="font-semibold">{browser}</p>
              <p class="text-sm text-soft">
                Trusted until <Time at={trustedUntil} timeZone={timeZone} show="date" />, last used{" "}
                <Time at={lastSeenAt} timeZone={timeZone} show="date" />
              </p>
            </div>
            <PostForm>
              <Button kind="secondary" name="browser" value={id} aria-label={`Stop trusting ${browser}`}>
                Stop trusting
              </Button>
            </PostForm>
          </div>
        </Card>
      ))}
    </Stack>
  );
}
