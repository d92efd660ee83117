import { HiddenFields } from "../../components/form/HiddenFields.tsx";
import { page } from "fresh";
import { z } from "zod";
import { ChoiceGroup, ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { ProviderButtons } from "../../components/form/ProviderButtons.tsx";
import { TimeZoneField } from "../../components/form/TimeZoneField.tsx";
import { browserTimeZone } from "../../lib/site/viewer_time_zone.ts";
import { homeOf } from "../../lib/site/sign_in/home_of.ts";
import { providersOf } from "../../lib/config/providers.ts";
import { signUp } from "../../lib/auth/sign_up/sign_up.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { signUpCookie } from "../../lib/site/cookies.ts";
import * as paths from "../../lib/shared/paths.ts";
import { signUpInput } from "../../lib/shared/schemas/auth.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { signUpRefusals } from "../../lib/auth/sign_up/sign_up_refusals.ts";

/** In addition to these fields a form carries `returnTo`, which never makes it fail. */
const signUpForm = z.object(signUpInput.shape);

interface SignUpPage {
  values: FormValues;
  errors: FieldErrors;
  returnTo: string | null;
}

export const handler = define.handlers({
  async GET({ state, url, req }) {
    const returnTo = safeReturnPath(url.searchParams.get("returnTo"));
    if (state.actor) return redirectTo(returnTo ?? await homeOf(state, state.actor));
    const values = { role: "patient", timeZone: browserTimeZone({ req, state }) };
    return page<SignUpPage>({ values, errors: {}, returnTo });
  },

  async POST({ state, req }) {
    const form = await readForm(req, signUpForm);
    const returnTo = safeReturnPath(form.values.returnTo);
    const again = ({ errors, ...init }: FormAgain) =>
      page<SignUpPage>({ values: form.values, errors, returnTo }, init);
    if (form.kind === "invalid") return again({ errors: form.errors, status: 422 });

    const result = await signUp(state, form.input);
    if (result.kind !== "code_sent") return again(refusedForm(signUpRefusals, result));
    return redirectTo(paths.verifyEmail({ returnTo: returnTo ?? undefined }), {
      "set-cookie": signUpCookie.set(result.attemptId, state.config),
    });
  },
});

export default define.page<typeof handler>(({ data: { values, errors, returnTo }, state: { config } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Sign up</PageTitle>
    <PageHeading
      lead={
        <>
          Already have an account? <a href={paths.signIn(returnTo ?? undefined)}>Sign in</a>
        </>
      }
    >
      Sign up
    </PageHeading>
    <Form submit="Sign up">
      <ErrorSummary errors={errors} />
      <ChoiceGroup
        type="radio"
        name="role"
        label="What brings you here?"
        value={values.role}
        error={errors.role}
        options={[
          { value: "patient", label: "I'm looking for therapy" },
          { value: "therapist", label: "I offer therapy" },
        ]}
        required
      />
      <Field
        name="name"
        label="Name"
        hint="Your therapist or your patients will see this name."
        value={values.name}
        error={errors.name}
        autocomplete="name"
        autocapitalize="words"
        maxLength={100}
        required
      />
      <Field
        name="email"
        label="Email address"
        hint="We'll send a code to this address."
        type="email"
        value={values.email}
        error={errors.email}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      <Field
        name="password"
        label="Password"
        hint="Use at least 8 characters. A short sentence is easy to remember and hard to guess."
        type="password"
        error={errors.password}
        autocomplete="new-password"
        minLength={8}
        required
      />
      <TimeZoneField
        label="Time zone"
        hint="We show all times in this zone. If our guess is wrong, choose another one."
        value={values.timeZone}
        error={errors.timeZone}
        required
      />
      <HiddenFields values={{ returnTo }} />
    </Form>
    <ProviderButtons providers={providersOf(config)} returnTo={returnTo} />
  </div>
));
