import { page } from "fresh";
import { z } from "zod";
import { AccountTabs } from "./(_components)/AccountTabs.tsx";
import { ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { Username } from "../../components/form/Username.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { PasswordAgain } from "./(_components)/PasswordAgain.tsx";
import { Section } from "../../components/page/Section.tsx";
import { actingInSession } from "../../lib/site/access/access.ts";
import { deleteAccount } from "../../lib/leaving/delete_account.ts";
import type { Session } from "../../lib/auth/sessions/found_session.ts";
import { proofNeeded } from "../../lib/auth/step_up/confirm_identity.ts";
import { findWaysIn } from "../../lib/auth/two_factor/ways_in.ts";
import { askForPassword } from "../../lib/site/proofs/ask_for_password.ts";
import { define } from "../../lib/site/define.ts";
import { type FormValues, readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { sessionCookie } from "../../lib/site/cookies.ts";
import type { Acting } from "../../lib/practice.ts";
import * as paths from "../../lib/shared/paths.ts";
import { deleteAccountInput } from "../../lib/shared/schemas/password.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { deletionRefusals } from "../../lib/leaving/deletion_refusals.ts";

const deleteForm = z.object({ confirmation: deleteAccountInput.shape.confirmation });

interface Answer extends Partial<FormAgain> {
  values?: FormValues;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session);
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const form = await readForm(ctx.req, deleteForm);
    const again = (answer: Answer) => show(acting, session, { values: form.values, ...answer });
    if (form.kind === "invalid") return await again({ errors: form.errors, status: 422 });
    const asked = await askForPassword(acting, session, form.values);
    if (asked.kind === "ask") return await again(asked);
    const result = await deleteAccount(acting);
    if (result.kind === "deleted") {
      return redirectTo(paths.signIn(undefined, { closed: "yes" }), {
        "set-cookie": sessionCookie.clear(ctx.state.config),
        "clear-site-data": '"cache", "storage"',
      });
    }
    return await again(refusedForm(deletionRefusals, result, asked));
  },
});

async function show(
  acting: Acting,
  session: Session,
  { values = {}, errors = {}, status, headers }: Answer = {},
) {
  const { password: hasPassword } = await findWaysIn(acting.db, acting.actor.userId);
  const needed = await proofNeeded(acting, session);
  const { role, email } = acting.actor;
  return page({ role, email, hasPassword, needed, values, errors }, { status, headers });
}

const consequences = {
  patient: [
    "We cancel your upcoming visits and tell your therapists.",
    "If no one else acts for your child, their care here ends too, and we cancel their upcoming visits.",
    "The law requires us to keep the record of your past visits.",
  ],
  therapist: [
    "Patients can no longer find you. Your upcoming visits have to take place or be canceled first.",
    "Your care of patients, open requests and waitlist end, and we tell these patients by email.",
    "The law requires the practice to keep the record of your past visits.",
  ],
  admin: ["The practice needs another admin first."],
};

export default define.page<typeof handler>((
  { data: { role, email, hasPassword, needed, values, errors } },
) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Your data</PageTitle>
    <PageHeading>Your data</PageHeading>
    <AccountTabs current={paths.data()} role={role} />
    <ErrorSummary errors={errors} />
    <Section id="delete" title="Delete your account">
      <div class="grid gap-5">
        <ul class="grid list-disc gap-2 pl-5">
          <li>You're signed out everywhere. No one can sign in to the account again.</li>
          {consequences[role].map((sentence) => <li key={sentence}>{sentence}</li>)}
          <li>You can't undo this.</li>
        </ul>
        <Form
          submit="Delete my account"
          submitKind="danger"
          beside={<a href={paths.account()}>Keep my account</a>}
        >
          <Field
            name="confirmation"
            label={
              <>
                Type the word <em>delete</em>
              </>
            }
            value={values.confirmation}
            error={errors.confirmation}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
          />
          <Username email={email} />
          <PasswordAgain hasPassword={hasPassword} needed={needed} errors={errors} />
        </Form>
      </div>
    </Section>
  </div>
));
