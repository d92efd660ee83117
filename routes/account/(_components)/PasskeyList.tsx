import { paths } from "../../../lib/shared/paths.ts";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Time } from "../../../components/page/Time.tsx";

/** A passkey as its owner sees it; times are RFC 3339. */
interface PasskeyView {
  id: string;
  name: string;
  backedUp: boolean;
  createdAt: string;
  lastUsedAt: string | null;
}

interface PasskeyListProps {
  passkeys: readonly PasskeyView[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** Somebody's passkeys, each leading to where it is named and removed. */
export function PasskeyList({ passkeys, timeZone }: PasskeyListProps) {
  if (passkeys.length === 0) {
    return (
      <div class="mt-5">
        <EmptyState title="You have no passkeys yet" />
      </div>
    );
  }
  return (
    <div class="mt-5">
      <Stack as="ul" aria-label="Passkeys">
        {passkeys.map((passkey) => (
          <Card as="li" key={passkey.id}>
            <a href={paths.passkey(passkey.id)} class="inline-flex min-h-touch items-center font-semibold">
              {passkey.name}
            </a>
            <PasskeyUse passkey={passkey} timeZone={timeZone} />
          </Card>
        ))}
      </Stack>
    </div>
  );
}

/** Since when there is a passkey, and when it was used last. */
export function PasskeyUse({ passkey, timeZone }: { passkey: PasskeyView; timeZone: string }) {
  const { createdAt, lastUsedAt, backedUp } = passkey;
  return (
    <p class="text-sm text-soft">
      Added <Time at={createdAt} timeZone={timeZone} show="date" />. {lastUsedAt
        ? (
          <>
            Last used <Time at={lastUsedAt} timeZone={timeZone} />.
          </>
        )
        : "Not used yet."} {backedUp ? "It is backed up for your other devices." : null}
    </p>
  );
}
