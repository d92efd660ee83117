/** The supported sign-in providers. */
export const providerIds = ["google", "zoom"] as const;
export type ProviderId = (typeof providerIds)[number];

/** A provider's endpoints and Bloom's credentials there. */
export interface ProviderConfig {
  clientId: string;
  clientSecret: string;
  /** An identity is the issuer and the subject, never a mail address (RFC 9700; OpenID Connect Core, 5.7). */
  issuer: string;
  authorizationUrl: string;
  tokenUrl: string;
  /** The user endpoint. If absent, the ID token identifies the user. */
  userUrl?: string;
  /** The keys that sign ID tokens. If absent, there are no ID tokens. */
  keysUrl?: string;
}

/** The configured providers. */
export type Providers = Partial<Record<ProviderId, ProviderConfig>>;

interface Configured {
  providers: Providers;
}

/** The providers' display names. */
export const providerLabels: Record<ProviderId, string> = { google: "Google", zoom: "Zoom" };

/** Returns the configured providers. Only these have a button. */
export function configuredProviders({ providers }: Configured): ProviderId[] {
  return providerIds.filter((id) => providers[id] !== undefined);
}

/** Returns the provider that a path names, or null. */
export function providerNamed(
  name: string | undefined,
  config: Configured,
): ProviderId | null {
  return configuredProviders(config).find((id) => id === name) ?? null;
}

/** Returns the provider of a linked account's issuer, or null. */
export function providerOfIssuer(
  issuer: string,
  { providers }: Configured,
): ProviderId | null {
  return providerIds.find((id) => providers[id]?.issuer === issuer) ?? null;
}

/** Returns the configured providers with their display names, for their buttons. */
export const providersOf = (config: Configured) =>
  configuredProviders(config).map((id) => ({ id, label: providerLabels[id] }));
