import type { Caller } from "../practice.ts";
import type { BookingReadiness } from "../welcome/booking_readiness.ts";
import type { Session } from "../auth/sessions/found_session.ts";

/** What every handler finds in `ctx.state`: the practice, the caller, and where the request came from. */
export interface State extends Caller {
  session: Session | null;
  /** What a signed-in patient's booking still needs; null for every other user. */
  readiness: BookingReadiness | null;
}
