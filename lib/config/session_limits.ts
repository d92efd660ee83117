import { z } from "zod";
import type { Role } from "../shared/codes/roles.ts";

/** How long a session lasts: at most `idle` without use, and at most `absolute` in total. */
interface SessionLimit {
  idle: Temporal.Duration;
  absolute: Temporal.Duration;
}

export type SessionLimits = Record<Role, SessionLimit>;

type MinutesByRole = Record<Role, number>;
const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * The more a role can read, the shorter its sessions (ASVS 5.0, 7.3.1 and 7.3.2). A patient on an old phone
 * signs in about once a month, a therapist at the start of each working day.
 */
const usual = {
  idle: { patient: 14 * DAY, therapist: 12 * HOUR, admin: 2 * HOUR },
  absolute: { patient: 30 * DAY, therapist: 7 * DAY, admin: 12 * HOUR },
} satisfies Record<string, MinutesByRole>;

/** Parses minutes by role from a variable; roles that it omits keep their default. */
const minutes = (otherwise: MinutesByRole) =>
  z.string().default("").transform((text, context): MinutesByRole => {
    const given = { ...otherwise };
    for (const entry of text.split(",").filter((entry) => entry.trim() !== "")) {
      const [, role, count] = /^\s*(patient|therapist|admin):([1-9]\d{0,6})\s*$/.exec(entry) ?? [];
      if (!role) {
        context.addIssue({
          code: "custom",
          message: "must be minutes by role, such as therapist:720,admin:120.",
        });
        return z.NEVER;
      }
      given[role as Role] = Number(count);
    }
    return given;
  });

/** The variables that set the limits. */
export const sessionVariables = {
  SESSION_IDLE_MINUTES: minutes(usual.idle),
  SESSION_MINUTES: minutes(usual.absolute),
};

/** Returns the limits that the variables set. */
export function readSessionLimits(idle: MinutesByRole, absolute: MinutesByRole): SessionLimits {
  const of = (role: Role): SessionLimit => ({
    idle: Temporal.Duration.from({ minutes: idle[role] }),
    absolute: Temporal.Duration.from({ minutes: absolute[role] }),
  });
  return { patient: of("patient"), therapist: of("therapist"), admin: of("admin") };
}
