import type { Visit } from "../practice.ts";
import type { BookingReadiness } from "../welcome/booking_readiness.ts";
import type { Session } from "../auth/sessions/session.ts";

/** What every handler finds in `ctx.state`: the practice, who is asking, and from where. */
export interface State extends Visit {
  session: Session | null;
  /** What a signed-in patient's booking still needs; null for everybody else. */
  readiness: BookingReadiness | null;
}
