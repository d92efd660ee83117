import type { Role } from "../../db/schema.ts";

/** How long a session lives: unused at most `idle`, in all at most `absolute`. */
export interface SessionLimit {
  idle: Temporal.Duration;
  absolute: Temporal.Duration;
}

const hours = (count: number) => Temporal.Duration.from({ hours: count });

/**
 * The more a role can read, the shorter its sessions (ASVS 5.0, 7.3.1 and 7.3.2). A patient on an old phone signs in
 * about once a month; a therapist at the beginning of a working day.
 */
export const sessionLimits: Record<Role, SessionLimit> = {
  patient: { idle: hours(14 * 24), absolute: hours(30 * 24) },
  therapist: { idle: hours(12), absolute: hours(7 * 24) },
  admin: { idle: hours(2), absolute: hours(12) },
};
