import { HiddenFields } from "../../components/form/HiddenFields.tsx";
import { page } from "fresh";
import { z } from "zod";
import { DemoCode } from "../../components/form/DemoCode.tsx";
import { CheckboxField, ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import PasskeyButton from "../../islands/PasskeyButton.tsx";
import { homeOf } from "../../lib/site/sign_in/home_of.ts";
import { TRUST_DAYS } from "../../lib/auth/sessions/trust_browser.ts";
import { passkeyHost } from "../../lib/auth/passkeys/relying_party.ts";
import { demoCode } from "../../lib/auth/two_factor/demo_code.ts";
import { passSecondFactor } from "../../lib/auth/two_factor/pass_second_factor.ts";
import { findSecondFactors } from "../../lib/auth/two_factor/second_factors.ts";
import { define } from "../../lib/site/define.ts";
import { readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { browserOf, sessionHeaders } from "../../lib/site/sign_in/start_browser_session.ts";
import type { State } from "../../lib/site/state.ts";
import { findWaitingChallenge, type WaitingChallenge } from "../../lib/site/proofs/waiting_challenge.ts";
import * as paths from "../../lib/shared/paths.ts";
import { secondFactorCode } from "../../lib/shared/schemas/two_factor.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { secondFactorRefusals } from "../../lib/auth/two_factor/second_factor_refusals.ts";
import { noStore } from "../../lib/http/no_store.ts";

const codeForm = z.object({ code: secondFactorCode, trust: z.literal("yes").optional() });

interface Answer extends Partial<FormAgain> {
  trust?: boolean;
}

export const handler = define.handlers({
  async GET(ctx) {
    const waiting = await findWaitingChallenge(ctx);
    const returnTo = safeReturnPath(ctx.url.searchParams.get("returnTo"));
    return waiting ? await show(ctx.state, waiting, returnTo) : startAgain(returnTo);
  },

  async POST(ctx) {
    const waiting = await findWaitingChallenge(ctx);
    const form = await readForm(ctx.req, codeForm);
    const returnTo = safeReturnPath(form.values.returnTo);
    if (!waiting) return startAgain(returnTo);
    const trust = form.values.trust === "yes";
    const again = (answer: Answer) => show(ctx.state, waiting, returnTo, { trust, ...answer });
    if (form.kind === "invalid") return await again({ errors: form.errors, status: 422 });
    const { code } = form.input;
    const result = await passSecondFactor(ctx.state, waiting, { code, trust }, browserOf(ctx));
    switch (result.kind) {
      case "signed_in": {
        const to = returnTo ?? await homeOf(ctx.state, result.actor);
        return redirectTo(to, sessionHeaders(result, ctx.state));
      }
      case "gone":
        return startAgain(returnTo);
      case "wrong":
      case "too_many":
        return await again(refusedForm(secondFactorRefusals, result));
    }
  },
});

/** The first factor was never given here, or has expired. */
const startAgain = (returnTo: string | null) => redirectTo(paths.signIn(returnTo ?? undefined));

async function show(
  state: State,
  { challenge: { user } }: WaitingChallenge,
  returnTo: string | null,
  { errors = {}, status, headers, trust = false }: Answer = {},
) {
  const factors = await findSecondFactors(state.db, user.id);
  const demo = await demoCode(state, user);
  const host = factors.passkeys > 0 ? passkeyHost(state.config) : null;
  return page({ factors, host, email: user.email, demo, returnTo, errors, trust }, {
    status,
    headers: noStore(headers),
  });
}

export default define.page<typeof handler>((
  { data: { factors, host, email, demo, returnTo, errors, trust } },
) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Second step</PageTitle>
    <PageHeading lead={email}>One more step to sign in</PageHeading>
    <div class="grid gap-5">
      <Form
        submit="Continue"
        beside={<a href={paths.signIn(returnTo ?? undefined)}>Sign in as someone else</a>}
      >
        <ErrorSummary errors={errors} />
        <Field
          name="code"
          label={factors.authenticator ? "Code from your authenticator app" : "Recovery code"}
          hint={factors.authenticator
            ? "Enter six digits. If you don't have your phone, enter a recovery code instead."
            : "Enter one of the recovery codes you saved."}
          error={errors.code}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          autofocus
          required
        />
        <CheckboxField
          name="trust"
          value="yes"
          checked={trust}
          label={`Don't ask again in this browser for ${TRUST_DAYS} days`}
          hint="Choose this only if no one else uses this browser. You can undo it under Account."
        />
        <HiddenFields values={{ returnTo }} />
      </Form>
      {host ? <PasskeyButton host={host} use="secondFactor" returnTo={returnTo} /> : null}
      {demo ? <DemoCode code={demo} /> : null}
    </div>
  </div>
));
