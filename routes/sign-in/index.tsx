import { HiddenFields } from "../../components/form/HiddenFields.tsx";
import { page } from "fresh";
import { z } from "zod";
import { DemoHint } from "../../components/form/DemoHint.tsx";
import { ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { ProviderButtons } from "../../components/form/ProviderButtons.tsx";
import PasskeyButton from "../../islands/PasskeyButton.tsx";
import { homeOf } from "../../lib/site/sign_in/home_of.ts";
import { passkeyHost } from "../../lib/auth/passkeys/relying_party.ts";
import type { Config } from "../../lib/config/config.ts";
import { signIn } from "../../lib/auth/sign_in/sign_in.ts";
import { afterFirstFactor } from "../../lib/site/sign_in/after_first_factor.ts";
import { providersOf } from "../../lib/config/providers.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { browserOf } from "../../lib/site/sign_in/start_browser_session.ts";
import * as paths from "../../lib/shared/paths.ts";
import { signInInput } from "../../lib/shared/schemas/auth.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { signInRefusals } from "../../lib/auth/sign_in/sign_in_refusals.ts";

/** In addition to these fields a form carries `returnTo`, which never makes it fail. */
const signInForm = z.object(signInInput.shape);

interface SignInPage {
  values: FormValues;
  errors: FieldErrors;
  returnTo: string | null;
  /** The user has just closed their account. */
  isClosed: boolean;
  /** Too many passwords were tried, perhaps by others, so the page points to the other ways in. */
  isFull: boolean;
}

export const handler = define.handlers({
  async GET({ state, url }) {
    const returnTo = safeReturnPath(url.searchParams.get("returnTo"));
    if (state.actor) return redirectTo(returnTo ?? await homeOf(state, state.actor));
    return page<SignInPage>({
      values: {},
      errors: {},
      returnTo,
      isClosed: url.searchParams.has("closed"),
      isFull: false,
    });
  },

  async POST(ctx) {
    const form = await readForm(ctx.req, signInForm);
    const returnTo = safeReturnPath(form.values.returnTo);
    const again = ({ errors, ...init }: FormAgain, isFull = false) =>
      page<SignInPage>({ values: form.values, errors, returnTo, isClosed: false, isFull }, init);
    if (form.kind === "invalid") return again({ errors: form.errors, status: 422 });

    const result = await signIn(ctx.state, form.input, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
      case "second_factor_needed":
        return await afterFirstFactor(ctx.state, result, returnTo);
      case "wrong":
        return again({ ...refusedForm(signInRefusals, result), status: 422 });
      case "too_many":
        return again(refusedForm(signInRefusals, result), true);
    }
  },
});

export default define.page<typeof handler>((
  { data: { values, errors, returnTo, isClosed, isFull }, state: { config } },
) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Sign in</PageTitle>
    <PageHeading
      lead={
        <>
          New here? <a href={paths.signUp(returnTo ?? undefined)}>Sign up</a>
        </>
      }
    >
      Sign in
    </PageHeading>
    {isClosed ? <AccountClosed /> : null}
    <Form submit="Sign in" beside={<a href={paths.forgotPassword()}>Forgot your password?</a>}>
      <ErrorSummary errors={errors} />
      {isFull ? <WithoutPassword config={config} /> : null}
      <Field
        name="email"
        label="Email address"
        type="email"
        value={values.email}
        error={errors.email}
        autocomplete="username webauthn"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      <Field
        name="password"
        label="Password"
        type="password"
        error={errors.password}
        autocomplete="current-password"
        required
      />
      <HiddenFields values={{ returnTo }} />
    </Form>
    <OtherWaysIn config={config} returnTo={returnTo} />
    {config.environment === "local"
      ? (
        <div class="mt-8">
          <DemoHint />
        </div>
      )
      : null}
  </div>
));

const AccountClosed = () => (
  <div class="mb-5">
    <Notice tone="good" role="status" title="We deleted your account">
      We sent you an email to confirm it. Take care of yourself.
    </Notice>
  </div>
);

/** The ways in that wrong passwords do not close. */
function WithoutPassword({ config }: { config: Config }) {
  const buttons = [
    ...(passkeyHost(config) ? ["a passkey"] : []),
    ...providersOf(config).map(({ label }) => label),
  ];
  return (
    <Notice title="You don't have to wait">
      {buttons.length > 0 ? `Use ${buttons.join(" or ")} below. Or ` : "You can "}
      <a href={paths.forgotPassword()}>set a new password</a>: our email signs you in.
    </Notice>
  );
}

/** A script is only loaded if passkeys are possible. */
function OtherWaysIn({ config, returnTo }: { config: Config; returnTo: string | null }) {
  const host = passkeyHost(config);
  return (
    <ProviderButtons providers={providersOf(config)} returnTo={returnTo}>
      {host && <PasskeyButton host={host} use="signIn" returnTo={returnTo} />}
    </ProviderButtons>
  );
}
