import type { Caller } from "../practice.ts";
import type { BookingReadiness } from "../welcome/booking_readiness.ts";
import type { Stylesheet } from "./styles/stylesheet.ts";
import type { Session } from "../auth/sessions/found_session.ts";

/** What every handler finds in `ctx.state`: the practice, the caller, and where the request came from. */
export interface State extends Caller {
  session: Session | null;
  /** What a signed-in patient's booking still needs; null for every other user. */
  readiness: BookingReadiness | null;
  /** What the frame puts into the page's head; null for what is no page. */
  stylesheet: Stylesheet | null;
  /** What this answer's content security policy has in place of the site's. */
  directives: string[];
}
