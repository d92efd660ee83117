import { noPasskeysRefusals } from "../../auth/passkeys/passkey_refusals.ts";
import { type RelyingParty, relyingParty } from "../../auth/passkeys/relying_party.ts";
import { newSecret } from "../../auth/tokens/secret.ts";
import { refusalProblem } from "../../http/refusal_problem.ts";
import { passkeyRequestOptions } from "../../shared/schemas/passkeys.ts";
import { named } from "../answer/named.ts";
import { type Reply, reply } from "../answer/reply.ts";
import { passkeyCookie } from "../cookies.ts";
import type { State } from "../state.ts";

interface Asked {
  req: Request;
  state: State;
}

/** Returns Bloom's relying party. @throws {Problem} 404 if its address has no name for passkeys. */
export function partyOrProblem({ config }: Pick<State, "config">): RelyingParty {
  const party = relyingParty(config);
  if (!party) throw refusalProblem(noPasskeysRefusals, { kind: "no_passkeys" });
  return party;
}

/**
 * Returns the browser's secret for a new request. An existing one is reused, so that two open pages do not
 * break each other.
 */
export function secretForAsking({ req, state }: Asked): string {
  return passkeyCookie.read(req, state.config) ?? newSecret();
}

/** Returns the browser's secret with an answer; a missing one counts as wrong. */
export const secretOfAnswer = ({ req, state }: Asked): string => passkeyCookie.read(req, state.config) ?? "";

/** Returns the passkey options, and the cookie without which the answer is worthless. */
export function optionsReply<Options>(
  options: Options,
  browserSecret: string,
  { config }: State,
): Reply<Options> {
  return reply(options, {
    headers: { "set-cookie": passkeyCookie.set(browserSecret, config) },
  });
}

/** Describes how the API answers a caller that asks to use a passkey. */
export const passkeyOptionsAnswer = {
  description:
    "PublicKeyCredentialRequestOptionsJSON. Set-Cookie ties the options to this browser for five minutes.",
  body: named("PasskeyRequestOptions", passkeyRequestOptions),
};
