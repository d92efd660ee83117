import type { Caller } from "../practice.ts";
import type { BookingReadiness } from "../welcome/booking_readiness.ts";
import type { Stylesheet } from "./styles/stylesheet.ts";
import type { Session } from "../auth/sessions/found_session.ts";

/** What every handler finds in `ctx.state`: the practice, the caller, and the request's origin. */
export interface State extends Caller {
  session: Session | null;
  /** What a signed-in patient still needs before booking; null for every other user. */
  readiness: BookingReadiness | null;
  /** The stylesheet for the page's head; null if the response is not a page. */
  stylesheet: Stylesheet | null;
  /** Directives that replace those of the site's content security policy in this response. */
  directives: string[];
}
