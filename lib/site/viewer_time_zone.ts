import { guessTimeZone } from "../auth/accounts/guess_time_zone.ts";
import { timeZone } from "../shared/schemas/auth.ts";
import type { State } from "./state.ts";

/**
 * The zone in which somebody reads times: the one that the page was asked for, else the one of their account, else what the
 * browser's languages suggest. IANA name.
 */
export function viewerTimeZone(
  { req, state }: { req: Request; state: State },
  asked?: string | null,
): string {
  const chosen = timeZone.safeParse(asked);
  if (chosen.success) return chosen.data;
  return state.actor?.timeZone ?? guessTimeZone(req.headers.get("accept-language"));
}
