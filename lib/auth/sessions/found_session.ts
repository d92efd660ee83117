import type { Actor } from "../../practice.ts";
import type { BookingReadiness } from "../../welcome/booking_readiness.ts";

/** A signed-in browser's session. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  /** When it ends at the latest, however much it is used. */
  readonly expiresAt: Temporal.Instant;
  /** When its owner last proved a factor. */
  readonly provenAt: Temporal.Instant;
  /** When two factors were proven; null while there is only one. */
  readonly secondFactorAt: Temporal.Instant | null;
}

/**
 * A session with its user and, for a patient, what a booking still needs, because half of the pages need
 * that.
 */
export interface FoundSession {
  session: Session;
  actor: Actor;
  readiness: BookingReadiness | null;
}
