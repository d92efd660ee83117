import { HiddenFields } from "../../../components/form/HiddenFields.tsx";
import { page } from "fresh";
import { z } from "zod";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { DemoCode } from "../../../components/form/DemoCode.tsx";
import { ErrorSummary, Field, Form } from "../../../components/form/Form.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import PasskeyButton from "../../../islands/PasskeyButton.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import { passkeyHost } from "../../../lib/auth/passkeys/relying_party.ts";
import { demoCode } from "../../../lib/auth/two_factor/demo_code.ts";
import { raiseSession } from "../../../lib/auth/two_factor/raise_session.ts";
import { findSecondFactors, hasStrongFactor } from "../../../lib/auth/two_factor/second_factors.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { safeReturnPath } from "../../../lib/http/return_to.ts";
import { renewedSessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { secondFactorCode } from "../../../lib/shared/schemas/two_factor.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { raiseSessionRefusals } from "../../../lib/auth/two_factor/second_factor_refusals.ts";

const codeForm = z.object({ code: secondFactorCode });

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    const returnTo = safeReturnPath(ctx.url.searchParams.get("returnTo"));
    if (session.secondFactorAt) return redirectTo(returnTo ?? paths.security());
    return page(await gate(acting, returnTo));
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const form = await readForm(ctx.req, codeForm);
    const returnTo = safeReturnPath(form.values.returnTo);
    const again = async ({ errors, ...init }: FormAgain) => page(await gate(acting, returnTo, errors), init);
    if (form.kind === "invalid") return await again({ errors: form.errors, status: 422 });
    const result = await raiseSession(acting, session, form.input.code);
    if (result.kind !== "raised") return await again(refusedForm(raiseSessionRefusals, result));
    return redirectTo(returnTo ?? paths.security(), renewedSessionHeaders(result.started, ctx.state));
  },
});

async function gate(acting: Acting, returnTo: string | null, errors: FieldErrors = {}) {
  const { db, actor } = acting;
  const factors = await findSecondFactors(db, actor.userId);
  const demo = await demoCode(acting, { id: actor.userId, email: actor.email });
  return { factors, role: actor.role, host: passkeyHost(acting.config), demo, returnTo, errors };
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.errors}>Second factor</PageTitle>
    {hasStrongFactor(data.factors) ? <Ask {...data} /> : <SetUp {...data} />}
  </div>
));

type Gate = Awaited<ReturnType<typeof gate>>;

/** The account has a second factor, and this session lacks it. */
function Ask({ factors, host, demo, returnTo, errors }: Gate) {
  return (
    <>
      <PageHeading lead="The next page shows patients' records, so we need to check that it's you.">
        Confirm it's you
      </PageHeading>
      <div class="grid gap-5">
        <Form submit="Continue">
          <ErrorSummary errors={errors} />
          <Field
            name="code"
            label={factors.authenticator ? "Code from your authenticator app" : "Recovery code"}
            hint={factors.authenticator ? "You can also use one of your recovery codes." : undefined}
            error={errors.code}
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck={false}
            required
          />
          <HiddenFields values={{ returnTo }} />
        </Form>
        {host && factors.passkeys > 0
          ? <PasskeyButton host={host} use="confirmation" returnTo={returnTo} />
          : null}
        {demo ? <DemoCode code={demo} /> : null}
      </div>
    </>
  );
}

/** The account has no second factor yet. */
function SetUp({ role, host, returnTo }: Gate) {
  return (
    <>
      <PageHeading lead="This takes two minutes. You only do it once.">
        Protect your patients' records
      </PageHeading>
      <div class="grid gap-5">
        <p>
          Passwords can be guessed or stolen. What patients tell you needs stronger protection. Pages that
          show their records open only with a second factor: a code from an app on your phone, or a passkey on
          your device.
        </p>
        <div class="flex flex-wrap gap-3">
          <Form action={paths.authenticator(returnTo ?? undefined)}>
            <input type="hidden" name="do" value="begin" />
            <Button>Set up an authenticator app</Button>
          </Form>
          {host
            ? (
              <ButtonLink kind="secondary" href={paths.passkeys({ returnTo: returnTo ?? undefined })}>
                Add a passkey
              </ButtonLink>
            )
            : null}
        </div>
        <p>
          {role === "therapist"
            ? (
              <>
                Not now? <a href={paths.schedule()}>Your schedule</a> and{" "}
                <a href={paths.account()}>your profile</a> open without it.
              </>
            )
            : (
              <>
                Not now? <a href={paths.account()}>Your account</a> opens without it.
              </>
            )}
        </p>
      </div>
    </>
  );
}
