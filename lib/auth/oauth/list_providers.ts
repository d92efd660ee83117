import type { Acting } from "../../practice.ts";
import { findWaysIn } from "../two_factor/ways_in.ts";
import { configuredProviders, providerLabels } from "../../config/providers.ts";
import type { ProviderId } from "../../config/providers.ts";

/** A provider, and whether it signs in to the acting user's account. */
interface OwnProvider {
  id: ProviderId;
  label: string;
  isLinked: boolean;
}

/** Returns the configured providers with their state in the acting user's account. */
export async function listProviders({ db, actor, config }: Acting): Promise<OwnProvider[]> {
  const { providers: issuers } = await findWaysIn(db, actor.userId);
  return configuredProviders(config).map((id) => ({
    id,
    label: providerLabels[id],
    isLinked: issuers.includes(config.providers[id]?.issuer ?? ""),
  }));
}
