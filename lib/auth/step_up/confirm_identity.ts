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

/** The proof that a sensitive change needs. */
export interface ProofNeeded {
  /** The field to show; null: only a passkey or a provider can prove it. */
  field: "code" | "password" | null;
  /**
   * The host of the user's passkeys. Null if the user has none, or if Bloom's address does not support
   * passkeys.
   */
  passkeyHost: string | null;
  /** Providers that can vouch again; only if the account has nothing else. */
  providers: { id: ProviderId; label: string }[];
}

/** Whether the session's last proof is recent enough to skip another. */
export function isRecentlyProven(
  { now }: Pick<Acting, "now">,
  { provenAt }: Pick<Session, "provenAt">,
): boolean {
  return Temporal.Instant.compare(provenAt.add(PROOF_LASTS), now()) > 0;
}

/** Returns the proof that a sensitive change needs, or null if the last one is recent. */
export async function proofNeeded(acting: Acting, session: Session): Promise<ProofNeeded | null> {
  return isRecentlyProven(acting, session) ? null : await proofOffered(acting);
}

/** Returns the user's strongest factor to prove their identity with. */
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

export type ConfirmResult =
  /** `started`: the session with its new token. */
  | { kind: "confirmed"; started: StartedSession }
  | { kind: "missing" }
  | { kind: "wrong"; field: "code" | "password" }
  | TooMany;

/**
 * Confirms the user's identity, with a code if the account has an authenticator app, otherwise with the
 * password. A password does not replace a code, because it may be what was stolen.
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
  if (result.kind === "wrong") return { kind: "wrong", field };
  if (result.kind !== "right") return result;
  const started = await transaction(
    acting.db,
    (trx) => renewProof(trx, acting, session, { twoFactors: field === "code" }),
  );
  return { kind: "confirmed", started };
}
