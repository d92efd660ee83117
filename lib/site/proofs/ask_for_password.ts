import { checkPassword } from "../../auth/password/check_password.ts";
import {
  type CurrentPasswordRefusal,
  currentPasswordRefusals,
} from "../../auth/password/password_refusals.ts";
import type { Session } from "../../auth/sessions/found_session.ts";
import { proofRefusals } from "../../auth/step_up/proof_refusals.ts";
import { hasStrongFactor } from "../../auth/two_factor/second_factors.ts";
import { findWaysIn } from "../../auth/two_factor/ways_in.ts";
import type { FormValues } from "../../http/form.ts";
import { type RefusedForm, refusedForm } from "../../http/refused_form.ts";
import { refusalProblem } from "../../http/refusal_problem.ts";
import type { Acting } from "../../practice.ts";
import { type AskedForProof, askForProof } from "./ask_for_proof.ts";

type AskedForPassword =
  | { kind: "proven"; headers: Headers }
  | {
    kind: "ask";
    needed: Extract<AskedForProof, { kind: "ask" }>["needed"] | null;
    refused: CurrentPasswordRefusal | { kind: "proof_needed" };
  } & RefusedForm;

/** Why a change that needs the current password was refused, by `passwordOrProblem`. */
export const passwordRefusals = { ...proofRefusals, ...currentPasswordRefusals };

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
  const isProofApart = hasStrongFactor(ways) || !ways.password;
  const proof = isProofApart
    ? await askForProof(acting, session, values)
    : { kind: "proven" as const, headers: new Headers() };
  if (proof.kind === "ask") return { ...proof, refused: { kind: "proof_needed" } };
  if (!ways.password) return proof;

  const refused = await passwordRefusal(acting, values.currentPassword);
  if (!refused) return proof;
  const form = refusedForm(currentPasswordRefusals, refused, { headers: proof.headers });
  return { kind: "ask", needed: null, refused, ...form };
}

async function passwordRefusal(
  acting: Acting,
  given: FormValues[string] | undefined,
): Promise<CurrentPasswordRefusal | null> {
  if (typeof given !== "string" || given === "") return { kind: "missing" };
  const result = await checkPassword(acting, acting.actor.userId, given);
  return result.kind === "right" ? null : result;
}

/**
 * Does the same for API clients. @returns the headers that the answer needs.
 * @throws {Problem} 403 `proof_needed`, 422 for a wrong or missing password, 429.
 */
export async function passwordOrProblem(
  acting: Acting,
  session: Session,
  currentPassword: string,
): Promise<Headers> {
  const asked = await askForPassword(acting, session, { currentPassword });
  if (asked.kind === "proven") return asked.headers;
  throw refusalProblem(passwordRefusals, asked.refused);
}
