import { HttpError } from "fresh";
import { beginOAuth } from "../../../lib/auth/oauth/begin_oauth.ts";
import { oauthPurposes } from "../../../lib/auth/oauth/oauth_attempt.ts";
import { providerNamed } from "../../../lib/config/providers.ts";
import { define } from "../../../lib/site/define.ts";
import { secretForProvider } from "../../../lib/site/sign_in/secret_for_provider.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { safeReturnPath } from "../../../lib/http/return_to.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { tooManyRefusals } from "../../../lib/auth/limits/too_many_refusals.ts";

export const handler = define.handlers({
  /** Redirects the browser to the provider. */
  async POST(ctx) {
    const { state, params, url } = ctx;
    const provider = providerNamed(params.provider, state.config);
    if (!provider) throw new HttpError(404);
    const asked = url.searchParams.get("purpose");
    const purpose = oauthPurposes.find((each) => each === asked) ?? "sign_in";
    // Linking starts on its own page, which confirms the user's identity first.
    if (purpose === "link" || (purpose === "confirm" && !state.actor)) throw new HttpError(404);
    const returnTo = safeReturnPath(url.searchParams.get("returnTo")) ?? refererPath(ctx.req, purpose);
    const { browserSecret, setCookie } = secretForProvider(ctx);
    const result = await beginOAuth(state, { provider, purpose, returnTo, browserSecret });
    if (result.kind !== "begun") throw refusalProblem(tooManyRefusals, result);
    return redirectTo(result.url, { "set-cookie": setCookie });
  },
});

/** Returns the page that a confirmation leads back to: the form that requested it. */
function refererPath(request: Request, purpose: string): string | null {
  const referer = request.headers.get("referer");
  if (purpose !== "confirm" || !referer || !URL.canParse(referer)) return null;
  const { pathname, search } = new URL(referer);
  return safeReturnPath(pathname + search);
}
