import { z } from "zod";
import { type Identity, ProviderFailure } from "./identity.ts";
import type { ProviderConfig, ProviderId } from "../../config/providers.ts";

const zoomUser = z.object({
  id: z.string().min(1).max(255),
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  display_name: z.string().optional(),
  /** 1: Zoom has verified the address. */
  verified: z.union([z.number(), z.boolean()]).optional(),
});

const LARGEST_ANSWER = 64 * 1024;

/**
 * Asks Zoom's user endpoint for the owner of the access token, because Zoom has no ID token. @throws
 * {ProviderFailure}
 */
export async function lookUpUser(
  accessToken: string,
  { provider, config, signal }: { provider: ProviderId; config: ProviderConfig; signal: AbortSignal },
): Promise<Identity> {
  if (!config.userUrl) throw new ProviderFailure("invalid");
  const response = await fetch(config.userUrl, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" },
    // After a redirect, the answer could come from a different party.
    redirect: "error",
    signal,
  }).catch((error) => {
    throw new ProviderFailure("unreachable", { cause: error });
  });
  const text = (await response.text()).slice(0, LARGEST_ANSWER);
  if (!response.ok) throw new ProviderFailure("refused");
  const parsed = zoomUser.safeParse(parseJson(text));
  if (!parsed.success) throw new ProviderFailure("invalid");
  const { id, email, first_name, last_name, display_name, verified } = parsed.data;
  return {
    provider,
    issuer: config.issuer,
    subject: id,
    name: display_name ?? [first_name, last_name].filter(Boolean).join(" "),
    email: email ?? null,
    isEmailProven: verified === 1 || verified === true,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProviderFailure("invalid", { cause: error });
  }
}
