import { HttpError } from "fresh";
import type { Acting } from "../practice.ts";
import type { State } from "../http/state.ts";
import { Problem } from "../http/problem.ts";
import { judge } from "./policy.ts";

/** The part of a request's context that decides about access. */
interface Asked {
  req: Request;
  route: string | null | undefined;
  state: State;
}

/**
 * Refuses what the policy does not allow. The root middleware calls it for every route, and `actingAs` once more
 * in the handler's own path, so that no route depends on a middleware alone (CVE-2025-29927).
 * @throws {HttpError} 401, 403, 404 or 405.
 */
export function enforcePolicy({ req, route, state }: Asked): void {
  if (!route || req.method === "OPTIONS") return;
  const verdict = judge(route, req.method, state.actor?.role ?? null);
  switch (verdict.kind) {
    case "allowed":
      return;
    case "sign_in_first":
      throw new HttpError(401, "Sign in to go on.");
    case "wrong_role":
      throw new HttpError(403, `This is only for a ${verdict.who.join(" or a ")}.`);
    case "unknown_method":
      throw new Problem(405, "That cannot be done here.", { headers: { allow: allowHeader(verdict.allow) } });
    case "unknown_route":
      state.log.error("route_missing_in_policy", { route, requestId: state.requestId });
      throw new HttpError(404);
  }
}

/** The signed-in person's visit, once the policy has allowed the request. @throws {HttpError} 401, 403, 404, 405. */
export function actingAs(ctx: Asked): Acting {
  enforcePolicy(ctx);
  const { actor } = ctx.state;
  if (!actor) throw new HttpError(401, "Sign in to go on.");
  return { ...ctx.state, actor };
}

const allowHeader = (methods: string[]) =>
  [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
