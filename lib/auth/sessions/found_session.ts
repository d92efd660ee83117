import type { Actor } from "../../practice.ts";
import type { BookingReadiness } from "../../welcome/booking_readiness.ts";

/** A browser that is signed in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  /** When it ends at the latest, however much it is used. */
  readonly expiresAt: Temporal.Instant;
  /** When its owner last proved a factor. */
  readonly provenAt: Temporal.Instant;
  /** When two factors were proven; null while it rests on one. */
  readonly secondFactorAt: Temporal.Instant | null;
}

/** Whose session it is, and, of a patient, what a booking still needs: half of the pages ask for that. */
export interface FoundSession {
  session: Session;
  actor: Actor;
  readiness: BookingReadiness | null;
}
