import { HttpError, page } from "fresh";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { finishOAuth, type FinishOAuthResult } from "../../../lib/auth/oauth/finish_oauth.ts";
import { providerLabels, providerNamed } from "../../../lib/config/providers.ts";
import { afterFirstFactor } from "../../../lib/site/sign_in/after_first_factor.ts";
import { define } from "../../../lib/site/define.ts";
import { newcomerCookie, oauthCookie } from "../../../lib/site/cookies.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { browserOf, renewedSessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import type { State } from "../../../lib/site/state.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { callbackQuery } from "../../../lib/shared/schemas/oauth.ts";

type Failure =
  | "gone"
  | "denied"
  | "unreachable"
  | "refused"
  | "invalid"
  | "suspended"
  | "other"
  | "wrong_account";

export const handler = define.handlers({
  /**
   * The one GET that acts: the protocol returns the browser with it (docs/adr/0006-the-one-get-that-acts.md).
   */
  async GET(ctx) {
    const { state, params, url } = ctx;
    const provider = providerNamed(params.provider, state.config);
    if (!provider) throw new HttpError(404);
    const query = callbackQuery.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) return failure("gone", providerLabels[provider]);
    const { code = null, error = null, iss: issuer = null } = query.data;
    const result = await finishOAuth(
      state,
      { provider, state: query.data.state, code, error, issuer },
      {
        browser: browserOf(ctx),
        browserSecret: oauthCookie.read(ctx.req, state.config),
        session: state.session,
      },
    );
    return await answer(state, result, providerLabels[provider]);
  },
});

async function answer(state: State, result: FinishOAuthResult, label: string) {
  switch (result.kind) {
    case "signed_in":
    case "second_factor_needed":
      return await afterFirstFactor(state, result, result.returnTo);
    case "newcomer": {
      const ticket = newcomerCookie.set(result.ticket, state.config);
      return redirectTo(paths.finishSignUp(), { "set-cookie": ticket });
    }
    case "linked":
      return redirectTo(paths.providers({ done: "linked" }));
    case "confirmed":
      return redirectTo(result.returnTo ?? paths.security(), renewedSessionHeaders(result.started, state));
    case "gone":
    case "not_offered":
      return failure("gone", label);
    case "denied":
      return failure("denied", label);
    case "failed":
      return failure(result.reason, label);
    case "refused":
      return failure("suspended", label);
    case "belongs_to_other":
      return failure("other", label);
    case "wrong_account":
      return failure("wrong_account", label);
  }
}

const statuses: Record<Failure, number> = {
  gone: 400,
  denied: 200,
  unreachable: 502,
  refused: 502,
  invalid: 502,
  suspended: 403,
  other: 409,
  wrong_account: 409,
};

const failure = (kind: Failure, label: string) =>
  page({ kind, label }, { status: statuses[kind], headers: { "cache-control": "no-store" } });

export default define.page<typeof handler>(({ data: { kind, label }, state }) => {
  const { title, sentence } = words(kind, label);
  return (
    <div class="max-w-prose">
      <PageTitle>{title}</PageTitle>
      <PageHeading lead={sentence}>{title}</PageHeading>
      {state.actor
        ? <ButtonLink href={paths.security()}>Back to security</ButtonLink>
        : <ButtonLink href={paths.signIn()}>Back to sign in</ButtonLink>}
    </div>
  );
});

function words(kind: Failure, label: string): { title: string; sentence: string } {
  switch (kind) {
    case "gone":
      return {
        title: "We couldn't finish signing you in",
        sentence:
          `It took too long, or you started in another browser. Sign in with ${label} again in this browser. Nothing has changed.`,
      };
    case "denied":
      return {
        title: `You canceled the sign-in with ${label}`,
        sentence: "Nothing has changed. You can sign in another way.",
      };
    case "unreachable":
      return {
        title: `${label} isn't responding right now`,
        sentence: "Try again in a few minutes, or sign in another way.",
      };
    case "refused":
    case "invalid":
      return {
        title: `${label} didn't tell us who you are`,
        sentence: "Try again, or sign in another way. If it happens again, contact us.",
      };
    case "suspended":
      return {
        title: "You can't sign in to this account",
        sentence: "If you didn't expect this, contact us.",
      };
    case "other":
      return {
        title: `This ${label} account is linked to another Bloom account`,
        sentence: "Unlink it from that account first, or choose another one.",
      };
    case "wrong_account":
      return {
        title: `This isn't the ${label} account that you linked`,
        sentence: "Use the one that you sign in with.",
      };
  }
}
