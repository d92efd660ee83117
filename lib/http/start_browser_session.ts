import type { Browser, StartedSession } from "../auth/session.ts";
import { sessionCookie } from "./session_cookie.ts";
import { clearedSignUpCookie } from "./sign_up_cookie.ts";
import type { State } from "./state.ts";

/** The browser behind a request, as sessions know it. */
export function browserOf({ req, state }: { req: Request; state: State }): Browser {
  return { userAgent: req.headers.get("user-agent") ?? "", session: state.session };
}

/** The headers that hand a new session to its browser, and forget the sign-up that led to it. */
export function sessionHeaders({ token, session }: StartedSession, { config }: State): Headers {
  const headers = new Headers();
  headers.append("set-cookie", sessionCookie(token, session.expiresAt, config));
  headers.append("set-cookie", clearedSignUpCookie(config));
  return headers;
}
