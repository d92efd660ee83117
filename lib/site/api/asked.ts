import type { Context } from "fresh";
import type { z } from "zod";
import type { Session } from "../../auth/sessions/found_session.ts";
import type { Acting, Caller } from "../../practice.ts";
import { actingAs, actingInSession } from "../access/access.ts";
import type { State } from "../state.ts";

/** A request as `handle` gets it: allowed by the policy, and parsed. */
export class Asked<Query extends z.ZodType, Body extends z.ZodType> {
  constructor(
    readonly ctx: Context<State>,
    readonly params: Record<string, string>,
    readonly query: z.output<Query>,
    readonly body: z.output<Body>,
    /** The header's value if the operation requires it; otherwise "". */
    readonly idempotencyKey: string,
  ) {}

  /** The practice and the caller, signed in or not. */
  get caller(): Caller {
    return this.ctx.state;
  }

  /** The signed-in caller. @throws {HttpError} 401 if the route is open and the caller is not signed in. */
  get acting(): Acting {
    return actingAs(this.ctx);
  }

  /** The caller's session. @throws {HttpError} as `acting`. */
  get session(): Session {
    return actingInSession(this.ctx).session;
  }
}
