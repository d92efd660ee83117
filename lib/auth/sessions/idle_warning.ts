import type { Role } from "../../shared/codes/roles.ts";
import type { SessionLimits } from "../../config/session_limits.ts";

/**
 * How long before the end the warning appears. If the idle time is too short for this, the warning appears
 * halfway through it. Seconds.
 */
const BEFORE = 5 * 60;
/** The last-seen time can be this much too early, so the session can end this much earlier. Seconds. */
const NOTED_LATE = 2 * 60;
/** No user leaves a page open for longer and then continues writing. Seconds. */
const LONGEST = 24 * 60 * 60;

/**
 * Returns how long after a page load a reader in this role is warned of being signed out. Seconds; null: not
 * at all.
 */
export function idleWarningAfter(limits: SessionLimits, role: string): number | null {
  if (!Object.hasOwn(limits, role)) return null;
  const idle = limits[role as Role].idle.total("seconds");
  if (idle > LONGEST) return null;
  const early = BEFORE + NOTED_LATE;
  return idle > 2 * early ? idle - early : idle / 2;
}
