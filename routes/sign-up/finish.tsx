import { page } from "fresh";
import { z } from "zod";
import { AddressTaken } from "../../components/page/AddressTaken.tsx";
import { ChoiceGroup, ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { TimeZoneField } from "../../components/form/TimeZoneField.tsx";
import { browserTimeZone } from "../../lib/site/viewer_time_zone.ts";
import { findNewcomer, finishSignUp, type Newcomer } from "../../lib/auth/oauth/finish_sign_up.ts";
import { providerLabels } from "../../lib/config/providers.ts";
import { afterFirstFactor } from "../../lib/site/sign_in/after_first_factor.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../lib/http/form.ts";
import { newcomerCookie, signUpCookie } from "../../lib/site/cookies.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { browserOf } from "../../lib/site/sign_in/start_browser_session.ts";
import * as paths from "../../lib/shared/paths.ts";
import { finishSignUpInput } from "../../lib/shared/schemas/oauth.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { finishSignUpRefusals } from "../../lib/auth/oauth/provider_refusals.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

const finishForm = z.object(finishSignUpInput.shape);

type FinishPage =
  | { kind: "form"; newcomer: Newcomer; values: FormValues; errors: FieldErrors }
  | { kind: "taken" };

export const handler = define.handlers({
  async GET({ state, req }) {
    const ticket = newcomerCookie.read(req, state.config);
    const newcomer = ticket ? await findNewcomer(state, ticket) : null;
    if (!newcomer) return redirectTo(paths.signUp());
    const timeZone = browserTimeZone({ req, state });
    const { name, email } = newcomer;
    const values = { name, role: "patient", timeZone, email: email ?? "" };
    return page<FinishPage>({ kind: "form", newcomer, values, errors: {} });
  },

  async POST(ctx) {
    const { state, req } = ctx;
    const form = await readForm(req, finishForm);
    const ticket = newcomerCookie.read(req, state.config);
    const newcomer = ticket ? await findNewcomer(state, ticket) : null;
    if (!ticket || !newcomer) return redirectTo(paths.signUp());
    const again = ({ errors, ...init }: FormAgain) =>
      page<FinishPage>({ kind: "form", newcomer, values: form.values, errors }, init);
    if (form.kind === "invalid") return again({ errors: form.errors, status: 422 });
    const result = await finishSignUp(state, ticket, form.input, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
      case "second_factor_needed": {
        const response = await afterFirstFactor(state, result, newcomer.returnTo);
        response.headers.append("set-cookie", newcomerCookie.clear(state.config));
        return response;
      }
      case "code_sent": {
        const headers = new Headers({ "set-cookie": signUpCookie.set(result.attemptId, state.config) });
        headers.append("set-cookie", newcomerCookie.clear(state.config));
        return redirectTo(paths.verifyEmail({ returnTo: newcomer.returnTo ?? undefined }), headers);
      }
      case "gone":
        return redirectTo(paths.signUp());
      case "taken":
        return page<FinishPage>({ kind: "taken" }, { status: finishSignUpRefusals.taken.status });
      case "email_missing":
      case "too_many":
        return again(refusedForm(finishSignUpRefusals, result));
    }
  },
});

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.kind === "form" ? data.errors : undefined}>Finish your sign-up</PageTitle>
    {data.kind === "taken" ? <Taken /> : <Finish {...data} />}
  </div>
));

const Taken = () => (
  <>
    <PageHeading>Finish your sign-up</PageHeading>
    <AddressTaken>{refusalSentence(finishSignUpRefusals, { kind: "taken" })}</AddressTaken>
  </>
);

function Finish({ newcomer, values, errors }: Extract<FinishPage, { kind: "form" }>) {
  const label = providerLabels[newcomer.provider];
  return (
    <>
      <PageHeading lead={`Welcome! ${label} told us who you are. We need just a few more details.`}>
        Finish your sign-up
      </PageHeading>
      <Form submit="Sign up" beside={<a href={paths.signIn()}>I already have an account</a>}>
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
        {newcomer.isEmailProven
          ? (
            <p>
              Your email address is <strong class="break-words">{newcomer.email}</strong>.
            </p>
          )
          : (
            <Field
              name="email"
              label="Email address"
              hint="We'll send a code to this address."
              type="email"
              value={values.email}
              error={errors.email}
              autocomplete="email"
              autocapitalize="none"
              spellcheck={false}
              required
            />
          )}
        <TimeZoneField
          label="Time zone"
          hint="We show all times in this zone. If our guess is wrong, choose another one."
          value={values.timeZone}
          error={errors.timeZone}
          required
        />
      </Form>
    </>
  );
}
