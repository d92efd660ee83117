import { guessTimeZone } from "../auth/accounts/guess_time_zone.ts";
import { timeZone } from "../shared/schemas/auth.ts";
import { zoneCookie } from "./cookies.ts";
import type { State } from "./state.ts";

/**
 * Returns the zone in which times are shown: the page's requested one, otherwise the account's, otherwise the
 * browser's. IANA name.
 */
export function viewerTimeZone(
  { req, state }: { req: Request; state: State },
  asked?: string | null,
): string {
  const chosen = timeZone.safeParse(asked);
  if (chosen.success) return chosen.data;
  return state.actor?.timeZone ?? browserTimeZone({ req, state });
}

/**
 * Returns the browser's zone: what a script has stored, otherwise a guess from the languages that the browser
 * asks for. IANA name.
 */
export function browserTimeZone({ req, state }: { req: Request; state: Pick<State, "config"> }): string {
  const stored = timeZone.safeParse(zoneCookie.read(req, state.config));
  return stored.success ? stored.data : guessTimeZone(req.headers.get("accept-language"));
}
