import { page } from "fresh";
import { z } from "zod";
import { ErrorSummary, Field, Form } from "../components/form/Form.tsx";
import { Notice } from "../components/page/Notice.tsx";
import { PageHeading } from "../components/page/PageHeading.tsx";
import { PageTitle } from "../components/page/PageTitle.tsx";
import { askForReset } from "../lib/auth/password_reset/ask_for_reset.ts";
import { define } from "../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../lib/http/form.ts";
import { redirectTo } from "../lib/http/redirect.ts";
import * as paths from "../lib/shared/paths.ts";
import { withQuery } from "../lib/shared/with_query.ts";
import { passwordResetInput } from "../lib/shared/schemas/password.ts";
import { type FormAgain, refusedForm } from "../lib/http/refused_form.ts";
import { tooManyRefusals } from "../lib/auth/limits/too_many_refusals.ts";

const forgotForm = z.object(passwordResetInput.shape);

interface ForgotPage {
  isSent: boolean;
  values: FormValues;
  errors: FieldErrors;
}

export const handler = define.handlers({
  GET({ url }) {
    return page<ForgotPage>({ isSent: url.searchParams.has("sent"), values: {}, errors: {} });
  },

  async POST(ctx) {
    const form = await readForm(ctx.req, forgotForm);
    const again = ({ errors, ...init }: FormAgain) =>
      page<ForgotPage>({ isSent: false, values: form.values, errors }, init);
    if (form.kind === "invalid") return again({ errors: form.errors, status: 422 });
    const result = await askForReset(ctx.state, form.input);
    if (result.kind !== "mailed") return again(refusedForm(tooManyRefusals, result));
    return redirectTo(withQuery(paths.forgotPassword(), { sent: "yes" }));
  },
});

export default define.page<typeof handler>(({ data: { isSent, values, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Forgot your password</PageTitle>
    <PageHeading lead="We'll email you a link to set a new one.">Forgot your password?</PageHeading>
    <div class="grid gap-5">
      {isSent
        ? (
          <Notice tone="good" role="status" title="Check your email">
            We sent an email to the address you entered. The link works for 30 minutes. If you don't see the
            email in a few minutes, check your spam folder or ask again below.
          </Notice>
        )
        : null}
      <Form submit="Email me a link" beside={<a href={paths.signIn()}>Back to sign in</a>}>
        <ErrorSummary errors={errors} />
        <Field
          name="email"
          label="Email address"
          type="email"
          value={values.email}
          error={errors.email}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </Form>
    </div>
  </div>
));
