import type { SignedIn } from "../../auth/sessions/finish_sign_in.ts";
import type { Browser, StartedSession } from "../../auth/sessions/session.ts";
import { browserCookie, secondFactorCookie, sessionCookie, signUpCookie } from "../cookies.ts";
import type { State } from "../state.ts";

/** Returns the request's browser as sessions store it. */
export function browserOf({ req, state }: { req: Request; state: State }): Browser {
  return {
    userAgent: req.headers.get("user-agent") ?? "",
    session: state.session,
    secret: browserCookie.read(req, state.config),
  };
}

/** Returns the headers that give a new session to its browser and clear the cookies of the sign-in. */
export function sessionHeaders({ token, session, browserSecret }: SignedIn, { config }: State): Headers {
  const headers = new Headers();
  headers.append("set-cookie", sessionCookie.set(token, config, { until: session.expiresAt }));
  headers.append("set-cookie", browserCookie.set(browserSecret, config));
  headers.append("set-cookie", signUpCookie.clear(config));
  headers.append("set-cookie", secondFactorCookie.clear(config));
  return headers;
}

/** Returns the headers after a proof within a session, whose token has changed. */
export function renewedSessionHeaders(
  { token, session }: StartedSession,
  { config }: Pick<State, "config">,
): Headers {
  return new Headers({ "set-cookie": sessionCookie.set(token, config, { until: session.expiresAt }) });
}

/** Returns the headers that store a correct first factor in the browser. */
export function challengeHeaders({ challenge }: { challenge: string }, { config }: State): Headers {
  return new Headers({ "set-cookie": secondFactorCookie.set(challenge, config) });
}
