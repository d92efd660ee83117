import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { AddressTaken } from "../../components/page/AddressTaken.tsx";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Username } from "../../components/form/Username.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { ErrorSummary, Field, Form } from "../../components/form/Form.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { homeOf } from "../../lib/site/sign_in/home_of.ts";
import { findByLink, verifyLink } from "../../lib/auth/sign_up/verify_link.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { signUpCookie } from "../../lib/site/cookies.ts";
import { browserOf, sessionHeaders } from "../../lib/site/sign_in/start_browser_session.ts";
import type { State } from "../../lib/site/state.ts";
import * as paths from "../../lib/shared/paths.ts";
import { type FormAgain, refusedForm } from "../../lib/http/refused_form.ts";
import { verifyLinkRefusals } from "../../lib/auth/sign_up/sign_up_refusals.ts";
import { noStore } from "../../lib/http/no_store.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

/** In the browser that signed up, the form is only a button. */
const linkForm = z.object({
  password: z.string().max(1_000, "A password can have at most 1,000 characters.").default(""),
});

type LinkPage =
  | { kind: "waiting"; name: string; email: string; startedHere: boolean; errors: FieldErrors }
  | { kind: "gone" }
  | { kind: "taken" };

interface Asked {
  req: Request;
  state: State;
  params: Record<string, string>;
}

export const handler = define.handlers({
  /** Only shows the page, because mail scanners open links as well. */
  async GET(ctx) {
    return await show(ctx);
  },

  async POST(ctx) {
    const form = await readForm(ctx.req, linkForm);
    if (form.kind === "invalid") return await show(ctx, { errors: form.errors, status: 422 });
    const { state, params } = ctx;
    const attemptId = signUpCookie.read(ctx.req, state.config);
    const result = await verifyLink(
      state,
      { secret: params.token, attemptId, password: form.input.password },
      browserOf(ctx),
    );
    switch (result.kind) {
      case "verified":
        return redirectTo(await homeOf(state, result.actor), sessionHeaders(result, state));
      case "taken":
      case "gone":
        return page<LinkPage>({ kind: result.kind }, { status: verifyLinkRefusals[result.kind].status });
      case "wrong_password":
      case "too_many":
        return await show(ctx, refusedForm(verifyLinkRefusals, result));
    }
  },
});

async function show(
  { req, state, params }: Asked,
  { errors = {}, status, headers }: Partial<FormAgain> = {},
) {
  const pending = await findByLink(state, params.token);
  if (!pending || pending.request.kind === "taken") {
    return page<LinkPage>({ kind: "gone" }, { status: 404, headers: noStore() });
  }
  const { name, email } = pending.request;
  const startedHere = signUpCookie.read(req, state.config) === pending.id;
  return page<LinkPage>({ kind: "waiting", name, email, startedHere, errors }, {
    status,
    headers: noStore(headers),
  });
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <Head>
      <title>Confirm your email address · Bloom</title>
    </Head>
    <PageHeading>Confirm your email address</PageHeading>
    {data.kind === "waiting"
      ? <Waiting {...data} />
      : data.kind === "taken"
      ? <AddressTaken>{refusalSentence(verifyLinkRefusals, data)}</AddressTaken>
      : <Gone />}
  </div>
));

function Waiting({ name, email, startedHere, errors }: Extract<LinkPage, { kind: "waiting" }>) {
  return (
    <div class="grid gap-5">
      <p>
        Someone signed up with the name{" "}
        <strong class="break-words">
          <bdi>{name}</bdi>
        </strong>{" "}
        and the address{" "}
        <strong class="break-words">{email}</strong>. If it was you, confirm it here. We'll create your
        account and sign you in.
      </p>
      <p>If it wasn't you, close this page. Nothing will happen.</p>
      <Form submit="Confirm this address">
        <ErrorSummary errors={errors} />
        {startedHere ? null : (
          <>
            <Username email={email} />
            <Field
              name="password"
              label="Password"
              hint="You signed up in another browser. Enter the password you chose there so that we know it's you."
              type="password"
              error={errors.password}
              autocomplete="current-password"
              required
            />
          </>
        )}
      </Form>
    </div>
  );
}

function Gone() {
  return (
    <EmptyState
      title="This link no longer works"
      action={
        <>
          <ButtonLink href={paths.signIn()}>Sign in</ButtonLink>
          <ButtonLink href={paths.signUp()} kind="secondary">Sign up</ButtonLink>
        </>
      }
    >
      {refusalSentence(verifyLinkRefusals, { kind: "gone" })}
    </EmptyState>
  );
}
