import { page } from "fresh";
import { z } from "zod";
import { ErrorSummary, Field, Form } from "../../../components/form/Form.tsx";
import { Username } from "../../../components/form/Username.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PasswordAgain } from "../(_components)/PasswordAgain.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import { askForEmailChange } from "../../../lib/auth/email_change/ask_for_email_change.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { proofNeeded } from "../../../lib/auth/step_up/confirm_identity.ts";
import { findWaysIn } from "../../../lib/auth/two_factor/ways_in.ts";
import { askForPassword } from "../../../lib/site/proofs/ask_for_password.ts";
import { define } from "../../../lib/site/define.ts";
import { type FormValues, readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { withQuery } from "../../../lib/shared/with_query.ts";
import { changeEmailInput } from "../../../lib/shared/schemas/password.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { emailChangeRefusals } from "../../../lib/auth/email_change/email_change_refusals.ts";

const emailForm = z.object({ email: changeEmailInput.shape.email });

interface Answer extends Partial<FormAgain> {
  values?: FormValues;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session, ctx.url.searchParams.has("sent"));
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const form = await readForm(ctx.req, emailForm);
    const again = (answer: Answer) => show(acting, session, false, { values: form.values, ...answer });
    if (form.kind === "invalid") return await again({ errors: form.errors, status: 422 });
    const asked = await askForPassword(acting, session, form.values);
    if (asked.kind === "ask") return await again(asked);
    const result = await askForEmailChange(acting, form.input);
    if (result.kind !== "mailed") return await again(refusedForm(emailChangeRefusals, result, asked));
    return redirectTo(withQuery(paths.email(), { sent: "yes" }), asked.headers);
  },
});

async function show(
  acting: Acting,
  session: Session,
  isSent: boolean,
  { values = {}, errors = {}, status, headers }: Answer = {},
) {
  const { password: hasPassword } = await findWaysIn(acting.db, acting.actor.userId);
  const needed = await proofNeeded(acting, session);
  return page({ hasPassword, needed, email: acting.actor.email, isSent, values, errors }, {
    status,
    headers,
  });
}

export default define.page<typeof handler>((
  { data: { hasPassword, needed, email, isSent, values, errors } },
) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Email address</PageTitle>
    <PageHeading back={{ href: paths.security(), label: "Security" }} lead={email}>
      Change your email address
    </PageHeading>
    <div class="grid gap-5">
      {isSent
        ? (
          <Notice tone="good" role="status" title="Check your new inbox">
            We sent an email to your new address. To change your address, open the link in that email and
            press the button. Until then, nothing changes.
          </Notice>
        )
        : null}
      <Form submit="Email me a link">
        <ErrorSummary errors={errors} />
        <Field
          name="email"
          label="New email address"
          type="email"
          value={values.email}
          error={errors.email}
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <Username email={email} />
        <PasswordAgain hasPassword={hasPassword} needed={needed} errors={errors} />
      </Form>
    </div>
  </div>
));
