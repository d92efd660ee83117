import { HttpError } from "fresh";
import type { Acting } from "../../practice.ts";
import type { State } from "../state.ts";
import { Problem } from "../../http/problem.ts";
import type { Session } from "../../auth/sessions/found_session.ts";
import { judge, type Verdict } from "./policy.ts";

/** The part of a request's context that decides access. */
interface Asked {
  req: Request;
  route: string | null | undefined;
  state: State;
}

/** Returns the policy's verdict on a request; null if the policy does not cover it. */
export function verdictOn({ req, route, state: { actor, session } }: Asked): Verdict | null {
  if (!route || req.method === "OPTIONS") return null;
  const asking = actor && { role: actor.role, twoFactors: Boolean(session?.secondFactorAt) };
  return judge(route, req.method, asking);
}

/**
 * Refuses what the policy does not allow. The root middleware calls it for every route, and `actingAs` again
 * in the handler's own path, so that no route depends on a middleware alone (CVE-2025-29927).
 * @throws {HttpError} 401, 403, 404 or 405.
 */
export function enforcePolicy(ctx: Asked): void {
  const verdict = verdictOn(ctx);
  switch (verdict?.kind) {
    case undefined:
    case "allowed":
      return;
    case "sign_in_first":
      throw notSignedIn();
    case "wrong_role":
      throw new HttpError(403, `Only a ${verdict.who.join(" or ")} can do this.`);
    case "second_factor_first":
      throw new Problem(403, "Sign in with a second factor to see patients' records.", {
        code: "second_factor_needed",
      });
    case "unknown_method":
      throw new Problem(405, "You can't do that here.", { headers: { allow: allowHeader(verdict.allow) } });
    case "unknown_route":
      ctx.state.log.error("route_missing_in_policy", { route: ctx.route, requestId: ctx.state.requestId });
      throw new HttpError(404);
  }
}

/**
 * Returns the signed-in caller, once the policy has allowed the request. @throws {HttpError} 401, 403, 404,
 * 405.
 */
export function actingAs(ctx: Asked): Acting {
  enforcePolicy(ctx);
  const { actor } = ctx.state;
  if (!actor) throw notSignedIn();
  return { ...ctx.state, actor };
}

/** Returns the signed-in caller together with the session. @throws {HttpError} as `actingAs`. */
export function actingInSession(ctx: Asked): { acting: Acting; session: Session } {
  const acting = actingAs(ctx);
  if (!ctx.state.session) throw notSignedIn();
  return { acting, session: ctx.state.session };
}

const allowHeader = (methods: string[]) =>
  [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");

const notSignedIn = () => new HttpError(401, "Sign in to continue.");
