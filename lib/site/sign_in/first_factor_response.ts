import type { PassedFirstFactor } from "../../auth/sign_in/pass_first_factor.ts";
import { userJson } from "./user_json.ts";
import { challengeHeaders, sessionHeaders } from "./start_browser_session.ts";
import type { State } from "../state.ts";

/**
 * Returns the API's answer to a correct first factor: the user, or 202 if the second factor is still missing.
 */
export function firstFactorResponse(state: State, result: PassedFirstFactor): Response {
  switch (result.kind) {
    case "signed_in":
      return Response.json({ user: userJson(result.actor) }, { headers: sessionHeaders(result, state) });
    case "second_factor_needed":
      return Response.json({ next: "second_factor" }, {
        status: 202,
        headers: challengeHeaders(result, state),
      });
  }
}
