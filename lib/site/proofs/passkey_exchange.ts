import { PASSKEY_CHALLENGE_LIVES } from "../../auth/passkeys/passkey_challenge.ts";
import type { PasskeyRefused } from "../../auth/passkeys/refuse_passkey.ts";
import { type RelyingParty, relyingParty } from "../../auth/passkeys/relying_party.ts";
import { newSecret } from "../../auth/tokens/secret.ts";
import { hostCookie } from "../../http/cookie.ts";
import { Problem } from "../../http/problem.ts";
import { passkeyRequestOptions } from "../../shared/schemas/passkeys.ts";
import { named } from "../answer/named.ts";
import { type Reply, reply } from "../answer/reply.ts";
import type { State } from "../state.ts";

/** The secret of the browser that a passkey is asked for in: an answer counts in this browser alone. */
const cookie = hostCookie("passkey");

interface Asked {
  req: Request;
  state: State;
}

/** Bloom as passkeys know it. @throws {Problem} 404 where it has no name that passkeys could be made for. */
export function partyOrProblem({ config }: Pick<State, "config">): RelyingParty {
  const party = relyingParty(config);
  if (!party) {
    throw new Problem(404, "Passkeys don't work at this web address.", { code: "no_passkeys" });
  }
  return party;
}

/** The browser's secret for a new question. One that it has is kept, so that two open pages don't spoil each other's. */
export function secretForAsking({ req, state }: Asked): string {
  const had = cookie.read(req, state.config);
  return had && /^[a-z2-7]{32}$/.test(had) ? had : newSecret();
}

/** The browser's secret with an answer; none is like a wrong one. */
export const secretOfAnswer = ({ req, state }: Asked): string => cookie.read(req, state.config) ?? "";

/** The question, and the cookie without which its answer is worth nothing. */
export function optionsReply<Options>(
  options: Options,
  browserSecret: string,
  { config }: State,
): Reply<Options> {
  const seconds = PASSKEY_CHALLENGE_LIVES.total("seconds");
  return reply(options, {
    headers: { "set-cookie": cookie.set(browserSecret, { seconds }, config), "cache-control": "no-store" },
  });
}

/** What the API answers to whoever asks for a passkey's use. */
export const passkeyOptionsAnswer = {
  description: "PublicKeyCredentialRequestOptionsJSON. Set-Cookie binds it to this browser for five minutes.",
  body: named("PasskeyRequestOptions", passkeyRequestOptions),
};

/** How `partyOrProblem` refuses. */
export const noPasskeysProblems = {
  404: "`no_passkeys`: Bloom runs at an address that cannot have passkeys.",
};

/** How the use of a passkey is refused. */
export const passkeyProblems = {
  ...noPasskeysProblems,
  401: "`wrong_passkey`: The passkey is unknown, was removed, or may have been copied.",
  422: "`passkey_too_late`: The challenge was used, has expired, or was given to another browser.",
};

/** Why a passkey did not do, for API clients. */
export function passkeyProblem({ kind }: PasskeyRefused): Problem {
  switch (kind) {
    case "gone":
      return new Problem(422, "That took too long, or it started on another page. Please try again.", {
        code: "passkey_too_late",
      });
    case "wrong":
      return new Problem(401, "This passkey doesn't work here. It may have been removed.", {
        code: "wrong_passkey",
      });
  }
}
