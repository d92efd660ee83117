import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { AddressTaken } from "../../components/page/AddressTaken.tsx";
import { Button, ButtonLink } from "../../components/form/Button.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { homeOf } from "../../lib/site/sign_in/home_of.ts";
import { findPendingSignUp } from "../../lib/auth/sign_up/pending_sign_up.ts";
import { renewSignUp } from "../../lib/auth/sign_up/renew_sign_up.ts";
import { verifyAttempt } from "../../lib/auth/sign_up/verify_email.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, parseForm, readFormValues } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { signUpCookie } from "../../lib/site/cookies.ts";
import { browserOf, sessionHeaders } from "../../lib/site/sign_in/start_browser_session.ts";
import type { State } from "../../lib/site/state.ts";
import * as paths from "../../lib/shared/paths.ts";
import { sixDigitCode } from "../../lib/shared/schemas/auth.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { verifyRefusals } from "../../lib/auth/sign_up/sign_up_refusals.ts";
import { tooManyRefusals } from "../../lib/auth/limits/too_many_refusals.ts";
import { noStore } from "../../lib/http/no_store.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

const codeForm = z.object({ code: sixDigitCode });

type VerifyPage =
  | { kind: "waiting"; email: string; errors: FieldErrors; sentAgain: boolean; returnTo: string | null }
  | { kind: "nothing" }
  | { kind: "taken" };

interface Asked {
  req: Request;
  state: State;
}

export const handler = define.handlers({
  async GET({ state, req, url }) {
    const returnTo = safeReturnPath(url.searchParams.get("returnTo"));
    if (state.actor) return redirectTo(returnTo ?? await homeOf(state, state.actor));
    const sentAgain = url.searchParams.get("sent") === "again";
    return await show({ req, state }, { returnTo, sentAgain });
  },

  async POST(ctx) {
    const values = await readFormValues(ctx.req);
    const returnTo = safeReturnPath(values.returnTo);
    const attemptId = signUpCookie.read(ctx.req, ctx.state.config);
    if (!attemptId) return await show(ctx, { returnTo });
    if (values.intent === "send") return await sendAgain(ctx, attemptId, returnTo);

    const form = parseForm(values, codeForm);
    if (form.kind === "invalid") return await show(ctx, { returnTo, errors: form.errors, status: 422 });
    const result = await verifyAttempt(ctx.state, { attemptId, code: form.input.code }, browserOf(ctx));
    switch (result.kind) {
      case "verified":
        return redirectTo(
          returnTo ?? await homeOf(ctx.state, result.actor),
          sessionHeaders(result, ctx.state),
        );
      case "taken":
        return page<VerifyPage>({ kind: "taken" }, {
          status: verifyRefusals.taken.status,
          headers: { "set-cookie": signUpCookie.clear(ctx.state.config) },
        });
      default:
        return await show(ctx, { returnTo, ...refusedForm(verifyRefusals, result) });
    }
  },
});

async function sendAgain({ req, state }: Asked, attemptId: string, returnTo: string | null) {
  const result = await renewSignUp(state, attemptId);
  switch (result.kind) {
    case "code_sent":
      return redirectTo(paths.verifyEmail({ returnTo: returnTo ?? undefined, sent: "again" }), {
        "set-cookie": signUpCookie.set(result.attemptId, state.config),
      });
    case "gone":
      return await show({ req, state }, { returnTo });
    case "too_many":
      return await show({ req, state }, { returnTo, ...refusedForm(tooManyRefusals, result) });
  }
}

/** Shows the page for this browser's sign-up attempt, if there is one. */
async function show(
  { req, state }: Asked,
  { returnTo, errors = {}, sentAgain = false, status, headers }: Partial<FormAgain> & {
    returnTo: string | null;
    sentAgain?: boolean;
  },
) {
  const attemptId = signUpCookie.read(req, state.config);
  const pending = attemptId ? await findPendingSignUp(state, attemptId) : null;
  const data: VerifyPage = pending
    ? { kind: "waiting", email: pending.request.email, errors, sentAgain, returnTo }
    : { kind: "nothing" };
  return page<VerifyPage>(data, { status, headers: noStore(headers) });
}

const hasErrors = (data: VerifyPage) => data.kind === "waiting" && Object.keys(data.errors).length > 0;

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <Head>
      <title>{`${hasErrors(data) ? "Error: " : ""}Confirm your email address · Bloom`}</title>
    </Head>
    <PageHeading>Confirm your email address</PageHeading>
    {data.kind === "waiting"
      ? <Waiting {...data} />
      : data.kind === "taken"
      ? <AddressTaken>{refusalSentence(verifyRefusals, data)}</AddressTaken>
      : <Nothing />}
  </div>
));

function Waiting({ email, errors, sentAgain, returnTo }: Extract<VerifyPage, { kind: "waiting" }>) {
  const back = returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null;
  return (
    <div class="grid gap-5">
      {sentAgain && Object.keys(errors).length === 0
        ? (
          <Notice tone="good" role="status">
            We sent you a new code. The old one no longer works.
          </Notice>
        )
        : null}
      <p>
        We sent an email to{" "}
        <strong class="break-words">{email}</strong>. Enter the six digits from that email.
      </p>
      <Form submit="Confirm">
        <ErrorSummary errors={errors} />
        <Field
          name="code"
          label="Code"
          hint="Enter six digits. The code works for 30 minutes."
          error={errors.code}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={20}
          spellcheck={false}
          required
        />
        {back}
      </Form>
      <Form>
        {back}
        <p class="text-soft">Didn't get the email? Check your spam folder, or send a new code.</p>
        <p>
          <Button kind="secondary" name="intent" value="send">Send a new code</Button>
        </p>
      </Form>
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState
      title="There's nothing to confirm in this browser"
      action={
        <>
          <ButtonLink href={paths.signIn()}>Sign in</ButtonLink>
          <ButtonLink href={paths.signUp()} kind="secondary">Sign up</ButtonLink>
        </>
      }
    >
      If you signed up in another browser, open the link in our email. Or sign up again, and we'll send a new
      code.
    </EmptyState>
  );
}
