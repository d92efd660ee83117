import type { PasskeyOutput } from "../../../lib/shared/schemas/passkeys.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Time } from "../../../components/page/Time.tsx";

interface PasskeyListProps {
  passkeys: readonly PasskeyOutput[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** A user's passkeys, each linked to the page that renames and removes it. */
export function PasskeyList({ passkeys, timeZone }: PasskeyListProps) {
  if (passkeys.length === 0) {
    return (
      <div class="mt-5">
        <EmptyState title="You don't have any passkeys yet" />
      </div>
    );
  }
  return (
    <div class="mt-5">
      <Stack as="ul" aria-label="Passkeys">
        {passkeys.map((passkey) => (
          <Card as="li" key={passkey.id}>
            <a href={paths.passkey(passkey.id)} class="inline-flex min-h-touch items-center font-semibold">
              <bdi>{passkey.name}</bdi>
            </a>
            <PasskeyUse passkey={passkey} timeZone={timeZone} />
          </Card>
        ))}
      </Stack>
    </div>
  );
}

/** When a passkey was added, and when it was last used. */
export function PasskeyUse({ passkey, timeZone }: { passkey: PasskeyOutput; timeZone: string }) {
  const { createdAt, lastUsedAt, backedUp } = passkey;
  return (
    <p class="text-sm text-soft">
      Added <Time at={createdAt} timeZone={timeZone} show="date" />. {lastUsedAt
        ? (
          <>
            Last used <Time at={lastUsedAt} timeZone={timeZone} />.
          </>
        )
        : "Not used yet."} {backedUp ? "It's backed up to your other devices." : null}
    </p>
  );
}
