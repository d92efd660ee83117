import type { Role } from "../../shared/codes/roles.ts";
import type { SessionLimits } from "../../config/session_limits.ts";

/** The warning comes this long before the end; half of a time that is shorter than twice that. Seconds. */
const BEFORE = 5 * 60;
/** A visit is noted up to this much later than it was: the end may come so much earlier. Seconds. */
const NOTED_LATE = 2 * 60;
/** Nobody leaves a page open for longer and then goes on writing. Seconds. */
const LONGEST = 24 * 60 * 60;

/** How long after a page was loaded a reader in this role is warned of being signed out. Seconds; null: not at all. */
export function idleWarningAfter(limits: SessionLimits, role: string): number | null {
  if (!Object.hasOwn(limits, role)) return null;
  const idle = limits[role as Role].idle.total("seconds");
  if (idle > LONGEST) return null;
  const early = BEFORE + NOTED_LATE;
  return idle > 2 * early ? idle - early : idle / 2;
}
