import type { ProviderId } from "../../config/providers.ts";

/** Who a provider says it was. */
export interface Identity {
  provider: ProviderId;
  issuer: string;
  /** The provider's own name for the person; it never changes, an address may. */
  subject: string;
  name: string;
  email: string | null;
  /** Whether the provider itself has made sure of the address. */
  isEmailProven: boolean;
}

/** The provider could not be reached, or said something that we do not accept; the message tells what, never whom. */
export class ProviderFailure extends Error {
  override name = "ProviderFailure";
  constructor(readonly reason: "unreachable" | "refused" | "invalid", options?: ErrorOptions) {
    super(`The provider's answer: ${reason}.`, options);
  }
}
