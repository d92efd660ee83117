import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { checkPassword } from "../password/check_password.ts";
import type { TooMany } from "../limits/count_attempt.ts";
import { providerLabels, providerOfIssuer } from "../../config/providers.ts";
import type { ProviderId } from "../../config/providers.ts";
import { passkeyHost } from "../passkeys/relying_party.ts";
import { renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { acceptSecondFactor } from "../two_factor/accept_second_factor.ts";
import { findWaysIn } from "../two_factor/ways_in.ts";

/** How long a proof is enough for a sensitive change (ASVS 5.0, 7.5.3). */
const PROOF_LASTS = Temporal.Duration.from({ minutes: 10 });

/** What a sensitive change asks for. */
export interface ProofNeeded {
  /** The field to show; null: only a passkey or a provider can prove it. */
  field: "code" | "password" | null;
  /** The host that a passkey of theirs is kept for; null: they have none, or Bloom runs where there are none. */
  passkeyHost: string | null;
  /** Providers that can vouch once more; only where the account has nothing else. */
  providers: { id: ProviderId; label: string }[];
}

/** Whether the last proof of the session is so recent that nothing needs to be asked. */
export function isRecentlyProven(
  { now }: Pick<Acting, "now">,
  { provenAt }: Pick<Session, "provenAt">,
): boolean {
  return Temporal.Instant.compare(provenAt.add(PROOF_LASTS), now()) > 0;
}

/** What has to be asked before a sensitive change, or null when the last proof is recent. */
export async function proofNeeded(acting: Acting, session: Session): Promise<ProofNeeded | null> {
  return isRecentlyProven(acting, session) ? null : await proofOffered(acting);
}

/** What somebody can prove who they are with: the strongest factor that they have. */
export async function proofOffered({ db, actor, config }: Acting): Promise<ProofNeeded> {
  const ways = await findWaysIn(db, actor.userId);
  const field = ways.authenticator ? "code" : ways.password ? "password" : null;
  return {
    field,
    passkeyHost: ways.passkeys > 0 ? passkeyHost(config) : null,
    providers: field || ways.passkeys > 0 ? [] : ways.providers.flatMap((issuer) => {
      const id = providerOfIssuer(issuer, config);
      return id ? [{ id, label: providerLabels[id] }] : [];
    }),
  };
}

type ConfirmResult =
  /** `started`: the session with its new token. */
  | { kind: "confirmed"; started: StartedSession }
  | { kind: "missing" }
  | { kind: "wrong" }
  | TooMany;

/**
 * Proves once more who is at the keyboard, by a code where the account has an authenticator app, else by the password. A password
 * alone does not stand in for a code: it may be what was stolen.
 */
export async function confirmIdentity(
  acting: Acting,
  session: Session,
  { proof }: { proof: string },
): Promise<ConfirmResult> {
  const { field } = await proofOffered(acting);
  if (field === null || proof === "") return { kind: "missing" };
  const { userId: id, ...person } = acting.actor;
  const result = field === "code"
    ? await acceptSecondFactor(acting, { id, ...person }, proof)
    : await checkPassword(acting, id, proof);
  if (result.kind !== "right") return result;
  const started = await transaction(
    acting.db,
    (trx) => renewProof(trx, acting, session, { twoFactors: field === "code" }),
  );
  return { kind: "confirmed", started };
}
