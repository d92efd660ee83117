import { isRecentlyProven } from "../../auth/step_up/confirm_identity.ts";
import { proofRefusals } from "../../auth/step_up/proof_refusals.ts";
import { actingInSession } from "../access/access.ts";
import { refusalProblem } from "../../http/refusal_problem.ts";

/**
 * Returns the signed-in caller and session, for a sensitive change through the API.
 * @throws {Problem} 403 `proof_needed` without a proof of the strongest factor in the last minutes;
 * otherwise as `actingInSession`.
 */
export async function actingWithProof(ctx: Parameters<typeof actingInSession>[0]) {
  const { acting, session } = actingInSession(ctx);
  if (await isRecentlyProven(acting, session)) return { acting, session };
  throw refusalProblem(proofRefusals, { kind: "proof_needed" });
}
