import { guessTimeZone } from "../auth/accounts/guess_time_zone.ts";
import { timeZone } from "../shared/schemas/auth.ts";
import type { State } from "./state.ts";

/**
 * Returns the zone in which times are shown: the page's requested one, otherwise the account's, otherwise a
 * guess from the browser's languages. IANA name.
 */
export function viewerTimeZone(
  { req, state }: { req: Request; state: State },
  asked?: string | null,
): string {
  const chosen = timeZone.safeParse(asked);
  if (chosen.success) return chosen.data;
  return state.actor?.timeZone ?? guessTimeZone(req.headers.get("accept-language"));
}
