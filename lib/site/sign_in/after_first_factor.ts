import { homeOf } from "./home_of.ts";
import type { PassedFirstFactor } from "../../auth/sign_in/pass_first_factor.ts";
import * as paths from "../../shared/paths.ts";
import { redirectTo } from "../../http/redirect.ts";
import { challengeHeaders, sessionHeaders } from "./start_browser_session.ts";
import type { State } from "../state.ts";

/**
 * Returns where a page leads after a correct first factor: to the second factor if there is one, and
 * otherwise to the user's destination.
 */
export async function afterFirstFactor(
  state: State,
  result: PassedFirstFactor,
  returnTo: string | null,
): Promise<Response> {
  switch (result.kind) {
    case "signed_in":
      return redirectTo(returnTo ?? await homeOf(state, result.actor), sessionHeaders(result, state));
    case "second_factor_needed":
      return redirectTo(paths.secondFactor(returnTo ?? undefined), challengeHeaders(result, state));
  }
}
