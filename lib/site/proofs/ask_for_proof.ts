import { confirmIdentity, type ProofNeeded, proofNeeded } from "../../auth/step_up/confirm_identity.ts";
import { confirmRefusals, proofRefusals } from "../../auth/step_up/proof_refusals.ts";
import type { Session } from "../../auth/sessions/found_session.ts";
import type { Acting } from "../../practice.ts";
import type { FormValues } from "../../http/form.ts";
import { type RefusedForm, refusedForm } from "../../http/refused_form.ts";
import { renewedSessionHeaders } from "../sign_in/start_browser_session.ts";

export type AskedForProof =
  /** Continue; the answer needs these headers, because a proof gives the session a new token. */
  | { kind: "proven"; headers: Headers }
  /** Show the form again with `ProofFields` and what is wrong. */
  | { kind: "ask"; needed: ProofNeeded } & RefusedForm;

/** A form without a proof only learns that it needs one. */
const formRefusals = { ...confirmRefusals, missing: { ...proofRefusals.proof_needed, field: "proof" } };

/**
 * Requires, before a sensitive change, that the user confirmed their identity within the last minutes:
 * through the session's last proof, or through the form's field `proof`.
 */
export async function askForProof(
  acting: Acting,
  session: Session,
  values: FormValues,
): Promise<AskedForProof> {
  const needed = await proofNeeded(acting, session);
  if (!needed) return { kind: "proven", headers: new Headers() };
  const proof = typeof values.proof === "string" ? values.proof : "";
  const result = await confirmIdentity(acting, session, { proof });
  if (result.kind === "confirmed") {
    return { kind: "proven", headers: renewedSessionHeaders(result.started, acting) };
  }
  return { kind: "ask", needed, ...refusedForm(formRefusals, result) };
}
