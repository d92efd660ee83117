import { HttpError, page } from "fresh";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { ErrorSummary, Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { ProofFields } from "../(_components)/ProofFields.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import { beginOAuth } from "../../../lib/auth/oauth/begin_oauth.ts";
import { listProviders } from "../../../lib/auth/oauth/list_providers.ts";
import { providerNamed } from "../../../lib/config/providers.ts";
import { unlinkProvider } from "../../../lib/auth/oauth/unlink_provider.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { type ProofNeeded, proofNeeded } from "../../../lib/auth/step_up/confirm_identity.ts";
import { askForProof } from "../../../lib/site/proofs/ask_for_proof.ts";
import { define } from "../../../lib/site/define.ts";
import { readFormValues } from "../../../lib/http/form.ts";
import { secretForProvider } from "../../../lib/site/sign_in/secret_for_provider.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { tooManyRefusals } from "../../../lib/auth/limits/too_many_refusals.ts";
import { unlinkRefusals } from "../../../lib/auth/oauth/provider_refusals.ts";

interface Answer extends Partial<FormAgain> {
  done?: string | null;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return await show(acting, session, { done: doneSentence(ctx.url.searchParams.get("done")) });
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const values = await readFormValues(ctx.req);
    if (values.do === undefined) {
      const proof = await askForProof(acting, session, values);
      return proof.kind === "ask"
        ? await show(acting, session, proof)
        : redirectTo(paths.providers(), proof.headers);
    }
    const [what, name] = String(values.do ?? "").split(":");
    const provider = providerNamed(name, acting.config);
    if (!provider || (what !== "link" && what !== "unlink")) throw new HttpError(404);
    const proof = await askForProof(acting, session, values);
    if (proof.kind === "ask") return await show(acting, session, proof);

    if (what === "link") {
      const { browserSecret, setCookie } = secretForProvider(ctx);
      const way = { provider, purpose: "link", returnTo: paths.providers(), browserSecret } as const;
      const begun = await beginOAuth(acting, way);
      if (begun.kind === "too_many") {
        return await show(acting, session, refusedForm(tooManyRefusals, begun, proof));
      }
      proof.headers.append("set-cookie", setCookie);
      return redirectTo(begun.url, proof.headers);
    }
    const result = await unlinkProvider(acting, session, provider);
    return result.kind === "last_way_in"
      ? await show(acting, session, refusedForm(unlinkRefusals, result, proof))
      : redirectTo(paths.providers({ done: "unlinked" }), proof.headers);
  },
});

async function show(acting: Acting, session: Session, { done = null, errors = {}, status, headers }: Answer) {
  const providers = await listProviders(acting);
  const needed = await proofNeeded(acting, session);
  return page({ providers, needed, done, errors }, { status, headers });
}

function doneSentence(done: string | null): string | null {
  switch (done) {
    case "linked":
      return "Linked. You can now sign in with it.";
    case "unlinked":
      return "Unlinked. You can no longer sign in with it.";
    default:
      return null;
  }
}

export default define.page<typeof handler>(({ data: { providers, needed, done, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Google and Zoom</PageTitle>
    <PageHeading
      back={{ href: paths.security(), label: "Security" }}
      lead="Sign in with an account you already have."
    >
      Google and Zoom
    </PageHeading>
    <div class="grid gap-5">
      {done ? <Notice tone="good" role="status">{done}</Notice> : null}
      <ErrorSummary errors={errors} />
      {needed && providers.length > 0 ? <Prove needed={needed} error={errors.proof} /> : null}
      {providers.length === 0
        ? <EmptyState title="This practice doesn't offer other ways to sign in" />
        : (
          <Stack as="ul">
            {providers.map((provider) => (
              <Provider key={provider.id} {...provider} canChange={needed === null} />
            ))}
          </Stack>
        )}
    </div>
  </div>
));

/** A separate form: among the list's buttons, the enter key would press the first, whatever it does. */
const Prove = ({ needed, error }: { needed: ProofNeeded; error: string | undefined }) => (
  <Form submit={needed.field || needed.passkeyHost ? "Continue" : undefined}>
    <ProofFields needed={needed} error={error} />
  </Form>
);

function Provider(
  { id, label, isLinked, canChange }: { id: string; label: string; isLinked: boolean; canChange: boolean },
) {
  return (
    <Card as="li">
      <div class="flex min-h-touch flex-wrap items-center justify-between gap-3">
        <p>
          <span class="font-semibold">{label}</span> {isLinked ? "is linked" : "is not linked"}
        </p>
        {canChange
          ? (
            <PostForm>
              <Button kind="secondary" name="do" value={`${isLinked ? "unlink" : "link"}:${id}`}>
                {isLinked ? `Unlink ${label}` : `Link ${label}`}
              </Button>
            </PostForm>
          )
          : null}
      </div>
    </Card>
  );
}
