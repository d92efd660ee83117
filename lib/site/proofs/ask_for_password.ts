import { checkPassword } from "../../auth/password/check_password.ts";
import type { Session } from "../../auth/sessions/found_session.ts";
import { findWaysIn } from "../../auth/two_factor/ways_in.ts";
import type { Acting } from "../../practice.ts";
import { type AskedForProof, askForProof } from "./ask_for_proof.ts";
import type { FieldErrors, FormValues } from "../../http/form.ts";
import { tooManySentence, withRetryAfter } from "../too_many.ts";

type AskedForPassword =
  | { kind: "proven"; headers: Headers }
  | {
    kind: "ask";
    needed: Extract<AskedForProof, { kind: "ask" }>["needed"] | null;
    errors: FieldErrors;
    status: 403 | 422 | 429;
    headers: HeadersInit;
  };

/**
 * Requires the current password before a change of password or address or the end of an account, however
 * recent the last proof is (ASVS 5.0, 6.2.3), because the user may have left the phone unlocked. If there is
 * a stronger factor, or no password, that factor must be recent as well.
 */
export async function askForPassword(
  acting: Acting,
  session: Session,
  values: FormValues,
): Promise<AskedForPassword> {
  const ways = await findWaysIn(acting.db, acting.actor.userId);
  const isProofApart = ways.authenticator || !ways.password;
  const proof = isProofApart
    ? await askForProof(acting, session, values)
    : { kind: "proven" as const, headers: new Headers() };
  if (proof.kind === "ask" || !ways.password) return proof;

  const ask = (
    sentence: string,
    status: 422 | 429,
    headers: HeadersInit = proof.headers,
  ): AskedForPassword => ({
    kind: "ask",
    needed: null,
    errors: { currentPassword: sentence },
    status,
    headers,
  });
  const given = values.currentPassword;
  if (typeof given !== "string" || given === "") return ask("Enter your current password.", 422);
  const result = await checkPassword(acting, acting.actor.userId, given);
  switch (result.kind) {
    case "right":
      return proof;
    case "wrong":
      return ask("This isn't your current password. Please try again.", 422);
    case "too_many":
      return ask(tooManySentence(result), 429, withRetryAfter(proof.headers, result));
  }
}
