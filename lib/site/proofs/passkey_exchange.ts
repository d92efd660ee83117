import type { PasskeyRefused } from "../../auth/passkeys/refuse_passkey.ts";
import { type RelyingParty, relyingParty } from "../../auth/passkeys/relying_party.ts";
import { newSecret } from "../../auth/tokens/secret.ts";
import { Problem } from "../../http/problem.ts";
import { passkeyCookie } from "../cookies.ts";
import type { State } from "../state.ts";

interface Asked {
  req: Request;
  state: State;
}

/** Bloom as passkeys know it. @throws {Problem} 404 where it has no name that passkeys could be made for. */
export function partyOrProblem({ config }: Pick<State, "config">): RelyingParty {
  const party = relyingParty(config);
  if (!party) {
    throw new Problem(404, "There are no passkeys at an address without a name.", { code: "no_passkeys" });
  }
  return party;
}

/** The browser's secret for a new question. One that it has is kept, so that two open pages don't spoil each other's. */
export function secretForAsking({ req, state }: Asked): string {
  return passkeyCookie.read(req, state.config) ?? newSecret();
}

/** The browser's secret with an answer; none is like a wrong one. */
export const secretOfAnswer = ({ req, state }: Asked): string => passkeyCookie.read(req, state.config) ?? "";

/** The question, and the cookie without which its answer is worth nothing. */
export function optionsResponse(options: object, browserSecret: string, { config }: State): Response {
  return Response.json(options, {
    headers: { "set-cookie": passkeyCookie.set(browserSecret, config), "cache-control": "no-store" },
  });
}

/** Why a passkey did not do, for API clients. */
export function passkeyProblem({ kind }: PasskeyRefused): Problem {
  switch (kind) {
    case "gone":
      return new Problem(422, "That took too long, or was begun elsewhere. Try again.", {
        code: "passkey_too_late",
      });
    case "wrong":
      return new Problem(401, "This passkey is not accepted here. It may have been removed.", {
        code: "wrong_passkey",
      });
  }
}
