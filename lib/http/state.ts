import type { Visit } from "../practice.ts";
import type { Session } from "../auth/session.ts";

/** What every handler finds in `ctx.state`: the practice, who is asking, and from where. */
export interface State extends Visit {
  session: Session | null;
}
