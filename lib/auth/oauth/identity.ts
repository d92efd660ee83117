import type { ProviderId } from "../../config/providers.ts";

/** The identity that a provider reports. */
export interface Identity {
  provider: ProviderId;
  issuer: string;
  /** The provider's own ID for the user; it never changes, while an address may. */
  subject: string;
  name: string;
  email: string | null;
  /** Whether the provider itself has verified the address. */
  isEmailProven: boolean;
}

/**
 * The provider could not be reached, or sent an unacceptable answer. The message says what happened, never to
 * whom.
 */
export class ProviderFailure extends Error {
  override name = "ProviderFailure";
  constructor(readonly reason: "unreachable" | "refused" | "invalid", options?: ErrorOptions) {
    super(`The provider's answer: ${reason}.`, options);
  }
}
