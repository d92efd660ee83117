import { page } from "fresh";
import { z } from "zod";
import { ErrorSummary, Field, Form } from "../../../components/form/Form.tsx";
import { Username } from "../../../components/form/Username.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PasswordAgain } from "../(_components)/PasswordAgain.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import { changePassword } from "../../../lib/auth/password/change_password.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { proofNeeded } from "../../../lib/auth/step_up/confirm_identity.ts";
import { findWaysIn } from "../../../lib/auth/two_factor/ways_in.ts";
import { askForPassword } from "../../../lib/site/proofs/ask_for_password.ts";
import { define } from "../../../lib/site/define.ts";
import { readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { changePasswordInput } from "../../../lib/shared/schemas/password.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { changePasswordRefusals } from "../../../lib/auth/password/password_refusals.ts";

const passwordForm = z.object({ newPassword: changePasswordInput.shape.newPassword });

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session);
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const form = await readForm(ctx.req, passwordForm);
    if (form.kind === "invalid") return await show(acting, session, { errors: form.errors, status: 422 });
    const asked = await askForPassword(acting, session, form.values);
    if (asked.kind === "ask") return await show(acting, session, asked);
    const result = await changePassword(acting, session, form.input.newPassword);
    return result.kind === "changed"
      ? redirectTo(paths.security({ done: "password" }), asked.headers)
      : await show(acting, session, refusedForm(changePasswordRefusals, result, asked));
  },
});

async function show(
  acting: Acting,
  session: Session,
  { errors = {}, status, headers }: Partial<FormAgain> = {},
) {
  const { password: hasPassword } = await findWaysIn(acting.db, acting.actor.userId);
  const needed = await proofNeeded(acting, session);
  return page({ hasPassword, needed, email: acting.actor.email, errors }, { status, headers });
}

export default define.page<typeof handler>(({ data: { hasPassword, needed, email, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Password</PageTitle>
    <PageHeading
      back={{ href: paths.security(), label: "Security" }}
      lead="This signs you out in all other browsers."
    >
      {hasPassword ? "Change your password" : "Set a password"}
    </PageHeading>
    <Form submit={hasPassword ? "Change password" : "Set password"}>
      <ErrorSummary errors={errors} />
      <Username email={email} />
      <PasswordAgain hasPassword={hasPassword} needed={needed} errors={errors} />
      <Field
        name="newPassword"
        label="New password"
        hint="Use at least 8 characters. A short sentence works well."
        type="password"
        error={errors.newPassword}
        autocomplete="new-password"
        required
      />
    </Form>
  </div>
));
