import { isRecentlyProven } from "../../auth/step_up/confirm_identity.ts";
import { actingInSession } from "../access/access.ts";
import { Problem } from "../../http/problem.ts";

/**
 * Returns the signed-in caller and session, for a sensitive change through the API.
 * @throws {Problem} 403 `proof_needed` without a proof in the last minutes; otherwise as `actingInSession`.
 */
export function actingWithProof(ctx: Parameters<typeof actingInSession>[0]) {
  const { acting, session } = actingInSession(ctx);
  if (isRecentlyProven(acting, session)) return { acting, session };
  throw new Problem(403, "First, confirm it's you.", { code: "proof_needed" });
}
