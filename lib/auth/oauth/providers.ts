import type { Config } from "../../config/config.ts";
import { type ProviderId, providerIds } from "../../config/providers.ts";

/** What they are called. */
export const providerLabels: Record<ProviderId, string> = { google: "Google", zoom: "Zoom" };

/** The providers that are configured; the others have no button. */
export function configuredProviders({ providers }: Pick<Config, "providers">): ProviderId[] {
  return providerIds.filter((id) => providers[id] !== undefined);
}

/** The provider that an address names, or null. */
export function providerNamed(
  name: string | undefined,
  config: Pick<Config, "providers">,
): ProviderId | null {
  return configuredProviders(config).find((id) => id === name) ?? null;
}

/** What a linked account's issuer is called. */
export function providerOfIssuer(
  issuer: string,
  { providers }: Pick<Config, "providers">,
): ProviderId | null {
  return providerIds.find((id) => providers[id]?.issuer === issuer) ?? null;
}

/** The configured providers with what they are called, for their buttons. */
export const providersOf = (config: Pick<Config, "providers">) =>
  configuredProviders(config).map((id) => ({ id, label: providerLabels[id] }));
