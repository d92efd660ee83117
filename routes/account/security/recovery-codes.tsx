import { page } from "fresh";
import { ErrorSummary, Form } from "../../../components/form/Form.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { ProofFields } from "../(_components)/ProofFields.tsx";
import { RecoveryCodes } from "../(_components)/RecoveryCodes.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { proofNeeded } from "../../../lib/auth/step_up/confirm_identity.ts";
import { renewRecoveryCodes } from "../../../lib/auth/two_factor/renew_recovery_codes.ts";
import { findSecondFactors, hasStrongFactor } from "../../../lib/auth/two_factor/second_factors.ts";
import { askForProof } from "../../../lib/site/proofs/ask_for_proof.ts";
import { define } from "../../../lib/site/define.ts";
import { readFormValues } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import type { FormAgain } from "../../../lib/http/refused_form.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session);
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const proof = await askForProof(acting, session, await readFormValues(ctx.req));
    if (proof.kind === "ask") return await show(acting, session, proof);
    const codes = await renewRecoveryCodes(acting);
    if (!codes) return redirectTo(paths.security(), proof.headers);
    proof.headers.set("cache-control", "no-store");
    return page({ kind: "made" as const, codes }, { headers: proof.headers });
  },
});

async function show(
  acting: Acting,
  session: Session,
  { errors = {}, status, headers }: Partial<FormAgain> = {},
) {
  const factors = await findSecondFactors(acting.db, acting.actor.userId);
  if (!hasStrongFactor(factors)) return redirectTo(paths.security());
  const needed = await proofNeeded(acting, session);
  return page({ kind: "form" as const, left: factors.recoveryCodes, needed, errors }, { status, headers });
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.kind === "form" ? data.errors : undefined}>Recovery codes</PageTitle>
    {data.kind === "made"
      ? (
        <>
          <PageHeading>Your recovery codes</PageHeading>
          <RecoveryCodes codes={data.codes} next={paths.security()} />
        </>
      )
      : (
        <>
          <PageHeading back={{ href: paths.security(), label: "Security" }} lead={left(data.left)}>
            Recovery codes
          </PageHeading>
          <div class="grid gap-5">
            <ErrorSummary errors={data.errors} />
            <p>
              Each code signs you in once without your phone or passkey. If you lost your codes or used most
              of them, make new ones. Your old codes will stop working.
            </p>
            <Form submit="Make ten new codes">
              <ProofFields needed={data.needed} error={data.errors.proof} />
            </Form>
          </div>
        </>
      )}
  </div>
));

const left = (count: number) =>
  count === 0 ? "You don't have any left." : count === 1 ? "You have one left." : `You have ${count} left.`;
