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
import { findSecondFactors, hasStrongFactor } from "../two_factor/second_factors.ts";
import { findWaysIn, type WaysIn } from "../two_factor/ways_in.ts";

/** How long a proof is enough for a sensitive change (ASVS 5.0, 7.5.3). */
const PROOF_LASTS = Temporal.Duration.from({ minutes: 10 });

/** The proof that a sensitive change needs. */
export interface ProofNeeded {
  /** The field to show; null: only a passkey or a provider can prove it. */
  field: "code" | "recovery_code" | "password" | null;
  /**
   * The host of the user's passkeys. Null if the user has none, or if Bloom's address does not support
   * passkeys.
   */
  passkeyHost: string | null;
  /** The address of the account whose password it is. */
  email: string;
  /** Providers that can vouch again; only if the account has nothing else. */
  providers: { id: ProviderId; label: string }[];
}

/**
 * Whether the account's strongest factor was proven recently enough to skip another proof. With a passkey or
 * an authenticator app, only they count, however the session began: a password that signs in to a trusted
 * browser may be what was stolen.
 */
export async function isRecentlyProven(
  { db, now, actor }: Pick<Acting, "db" | "now" | "actor">,
  { provenAt, stronglyProvenAt }: Pick<Session, "provenAt" | "stronglyProvenAt">,
): Promise<boolean> {
  const isStrong = hasStrongFactor(await findSecondFactors(db, actor.userId));
  const strongest = isStrong ? stronglyProvenAt : provenAt;
  return strongest !== null && Temporal.Instant.compare(strongest.add(PROOF_LASTS), now()) > 0;
}

/** Returns the proof that a sensitive change needs, or null if the last one is recent. */
export async function proofNeeded(acting: Acting, session: Session): Promise<ProofNeeded | null> {
  return await isRecentlyProven(acting, session) ? null : await proofOffered(acting);
}

/** Returns the user's strongest factor to prove their identity with. */
export async function proofOffered({ db, actor, config }: Acting): Promise<ProofNeeded> {
  const ways = await findWaysIn(db, actor.userId);
  const field = fieldFor(ways);
  return {
    field,
    email: actor.email,
    passkeyHost: ways.passkeys > 0 ? passkeyHost(config) : null,
    providers: field || ways.passkeys > 0 ? [] : ways.providers.flatMap((issuer) => {
      const id = providerOfIssuer(issuer, config);
      return id ? [{ id, label: providerLabels[id] }] : [];
    }),
  };
}

function fieldFor(ways: WaysIn): ProofNeeded["field"] {
  if (ways.authenticator) return "code";
  if (hasStrongFactor(ways)) return ways.recoveryCodes > 0 ? "recovery_code" : null;
  return ways.password ? "password" : null;
}

export type ConfirmResult =
  /** `started`: the session with its new token. */
  | { kind: "confirmed"; started: StartedSession }
  | { kind: "missing" }
  | { kind: "wrong"; field: "code" | "password" }
  | TooMany;

/**
 * Confirms the user's identity: with a code if the account has an authenticator app, with a recovery code if
 * it has passkeys, otherwise with the password. A password does not replace a stronger factor, because it may
 * be what was stolen.
 */
export async function confirmIdentity(
  acting: Acting,
  session: Session,
  { proof }: { proof: string },
): Promise<ConfirmResult> {
  const { field } = await proofOffered(acting);
  if (field === null || proof === "") return { kind: "missing" };
  const { userId: id, ...person } = acting.actor;
  const isStrong = field !== "password";
  const result = isStrong
    ? await acceptSecondFactor(acting, { id, ...person }, proof)
    : await checkPassword(acting, id, proof);
  if (result.kind === "wrong") return { kind: "wrong", field: isStrong ? "code" : "password" };
  if (result.kind !== "right") return result;
  const started = await transaction(
    acting.db,
    (trx) => renewProof(trx, acting, session, { twoFactors: isStrong, isStrong }),
  );
  return { kind: "confirmed", started };
}
