import { page } from "fresh";
import { z } from "zod";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Username } from "../../components/form/Username.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { findReset, resetPassword } from "../../lib/auth/password_reset/reset_password.ts";
import { afterFirstFactor } from "../../lib/site/sign_in/after_first_factor.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../lib/http/form.ts";
import { browserOf } from "../../lib/site/sign_in/start_browser_session.ts";
import * as paths from "../../lib/shared/paths.ts";
import { confirmPasswordResetInput } from "../../lib/shared/schemas/password.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { resetRefusals } from "../../lib/auth/password_reset/reset_refusals.ts";
import { noStore } from "../../lib/http/no_store.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

const resetForm = z.object({ password: confirmPasswordResetInput.shape.password });

type ResetPage = { kind: "waiting"; email: string; errors: FieldErrors } | { kind: "gone" };

export const handler = define.handlers({
  /** Only shows the page, because mail scanners open links as well. */
  async GET({ state, params }) {
    const user = await findReset(state, params.token);
    return user
      ? page<ResetPage>({ kind: "waiting", email: user.email, errors: {} }, { headers: noStore() })
      : gone();
  },

  async POST(ctx) {
    const form = await readForm(ctx.req, resetForm);
    const { state, params } = ctx;
    const again = async ({ errors, status, headers }: FormAgain) => {
      const user = await findReset(state, params.token);
      if (!user) return gone();
      return page<ResetPage>({ kind: "waiting", email: user.email, errors }, {
        status,
        headers: noStore(headers),
      });
    };
    if (form.kind === "invalid") return await again({ errors: form.errors, status: 422 });
    const { password } = form.input;
    const result = await resetPassword(state, { secret: params.token, password }, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
      case "second_factor_needed":
        return await afterFirstFactor(state, result, null);
      case "gone":
        return gone();
      case "weak_password":
      case "too_many":
        return await again(refusedForm(resetRefusals, result));
    }
  },
});

const gone = () => page<ResetPage>({ kind: "gone" }, { status: 404, headers: noStore() });

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.kind === "waiting" ? data.errors : undefined}>Set a new password</PageTitle>
    <PageHeading lead={data.kind === "waiting" ? data.email : undefined}>Set a new password</PageHeading>
    {data.kind === "waiting" ? <Waiting {...data} /> : <Gone />}
  </div>
));

function Waiting({ email, errors }: Extract<ResetPage, { kind: "waiting" }>) {
  return (
    <Form submit="Set new password">
      <ErrorSummary errors={errors} />
      <Username email={email} />
      <Field
        name="password"
        label="New password"
        hint="Use at least 8 characters. A short sentence works well. We'll sign you out everywhere else."
        type="password"
        error={errors.password}
        autocomplete="new-password"
        required
      />
    </Form>
  );
}

function Gone() {
  return (
    <EmptyState
      title="This link no longer works"
      action={<ButtonLink href={paths.forgotPassword()}>Get a new link</ButtonLink>}
    >
      {refusalSentence(resetRefusals, { kind: "gone" })}
    </EmptyState>
  );
}
