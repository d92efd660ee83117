import { confirmIdentity, type ProofNeeded, proofNeeded } from "../../auth/step_up/confirm_identity.ts";
import type { Session } from "../../auth/sessions/found_session.ts";
import type { Acting } from "../../practice.ts";
import type { FieldErrors, FormValues } from "../../http/form.ts";
import { renewedSessionHeaders } from "../sign_in/start_browser_session.ts";
import { retryAfter, tooManySentence } from "../too_many.ts";

export type AskedForProof =
  /** Continue; the answer needs these headers, because a proof gives the session a new token. */
  | { kind: "proven"; headers: Headers }
  /** Show the form again with `ProofFields`, these errors and this status. */
  | { kind: "ask"; needed: ProofNeeded; errors: FieldErrors; status: 403 | 422 | 429; headers: HeadersInit };

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
  const ask = (sentence: string, status: 403 | 422 | 429, headers: HeadersInit = {}): AskedForProof => ({
    kind: "ask",
    needed,
    errors: { proof: sentence },
    status,
    headers,
  });
  switch (result.kind) {
    case "confirmed":
      return { kind: "proven", headers: renewedSessionHeaders(result.started, acting) };
    case "missing":
      return ask("Confirm it's you.", 403);
    case "wrong":
      return ask(
        needed.field === "code"
          ? "This code isn't right. Please try again."
          : "This password isn't right. Please try again.",
        422,
      );
    case "too_many":
      return ask(tooManySentence(result), 429, retryAfter(result));
  }
}
