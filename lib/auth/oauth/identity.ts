import { z } from "zod";
import { providerIds } from "../../config/providers.ts";

/** The identity that a provider reports. */
export const identity = z.strictObject({
  provider: z.enum(providerIds),
  issuer: z.string(),
  /** The provider's own ID for the user; it never changes, while an address may. */
  subject: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** Whether the provider itself has verified the address. */
  isEmailProven: z.boolean(),
});
export type Identity = z.output<typeof identity>;

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
