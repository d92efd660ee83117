import { page } from "fresh";
import { z } from "zod";
import { AuthenticatorOff, AuthenticatorOn, AuthenticatorSetUp } from "../(_components)/Authenticator.tsx";
import { ErrorSummary } from "../../../components/form/Form.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { RecoveryCodes } from "../(_components)/RecoveryCodes.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { proofNeeded } from "../../../lib/auth/step_up/confirm_identity.ts";
import {
  beginEnrollment,
  cancelEnrollment,
  confirmEnrollment,
  removeAuthenticator,
} from "../../../lib/auth/two_factor/enrollment.ts";
import { readEnrollment } from "../../../lib/auth/two_factor/read_enrollment.ts";
import { askForProof } from "../../../lib/site/proofs/ask_for_proof.ts";
import { define } from "../../../lib/site/define.ts";
import { type FormValues, parseForm, readFormValues } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { safeReturnPath } from "../../../lib/http/return_to.ts";
import { renewedSessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { sixDigitCode } from "../../../lib/shared/schemas/auth.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { enrollmentRefusals } from "../../../lib/auth/two_factor/second_factor_refusals.ts";
import { noStore } from "../../../lib/http/no_store.ts";

const codeForm = z.object({ code: sixDigitCode });

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session, safeReturnPath(ctx.url.searchParams.get("returnTo")));
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const values = await readFormValues(ctx.req);
    const returnTo = safeReturnPath(ctx.url.searchParams.get("returnTo"));
    switch (values.do) {
      case "begin":
      case "remove":
        return await change(acting, session, values.do, values, returnTo);
      case "cancel":
        await cancelEnrollment(acting);
        return redirectTo(paths.authenticator(returnTo ?? undefined));
      default:
        return await confirm(acting, session, values, returnTo);
    }
  },
});

/** Creates a new key or turns the app off, once the user's identity is confirmed. */
async function change(
  acting: Acting,
  session: Session,
  what: "begin" | "remove",
  values: FormValues,
  returnTo: string | null,
) {
  const proof = await askForProof(acting, session, values);
  if (proof.kind === "ask") return await show(acting, session, returnTo, proof);
  if (what === "begin") {
    await beginEnrollment(acting, session);
    return redirectTo(paths.authenticator(returnTo ?? undefined), proof.headers);
  }
  await removeAuthenticator(acting, session);
  return redirectTo(paths.security(), proof.headers);
}

async function confirm(acting: Acting, session: Session, values: FormValues, returnTo: string | null) {
  const form = parseForm(values, codeForm);
  if (form.kind === "invalid") {
    return await show(acting, session, returnTo, { errors: form.errors, status: 422 });
  }
  const result = await confirmEnrollment(acting, session, form.input.code);
  switch (result.kind) {
    case "confirmed": {
      const headers = renewedSessionHeaders(result.started, acting);
      const next = returnTo ?? paths.security();
      if (!result.recoveryCodes) return redirectTo(next, headers);
      const done = { kind: "done" as const, codes: result.recoveryCodes, next };
      return page(done, { headers: noStore(headers) });
    }
    case "gone":
      return redirectTo(paths.authenticator(returnTo ?? undefined));
    case "wrong":
    case "too_many":
      return await show(acting, session, returnTo, refusedForm(enrollmentRefusals, result));
  }
}

async function show(
  acting: Acting,
  session: Session,
  returnTo: string | null,
  { errors = {}, status, headers }: Partial<FormAgain> = {},
) {
  const enrollment = await readEnrollment(acting, session);
  const needed = await proofNeeded(acting, session);
  return page({ kind: "form" as const, enrollment, needed, returnTo, errors }, {
    status,
    headers: noStore(headers),
  });
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.kind === "form" ? data.errors : undefined}>Authenticator app</PageTitle>
    {data.kind === "done"
      ? (
        <>
          <PageHeading>Your recovery codes</PageHeading>
          <RecoveryCodes codes={data.codes} next={data.next} />
        </>
      )
      : (
        <>
          <PageHeading back={{ href: paths.security(), label: "Security" }}>Authenticator app</PageHeading>
          <div class="grid gap-5">
            <ErrorSummary errors={data.errors} />
            {data.enrollment.pending
              ? <AuthenticatorSetUp {...data} pending={data.enrollment.pending} />
              : data.enrollment.isOn
              ? <AuthenticatorOn {...data} />
              : <AuthenticatorOff {...data} />}
          </div>
        </>
      )}
  </div>
));
