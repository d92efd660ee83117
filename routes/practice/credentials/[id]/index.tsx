import { HttpError, page } from "fresh";
import { ButtonLink } from "../../../../components/form/Button.tsx";
import { CredentialForm } from "../../(_components)/CredentialForm.tsx";
import { EmptyState } from "../../../../components/page/EmptyState.tsx";
import { Form } from "../../../../components/form/Form.tsx";
import { Notice } from "../../../../components/page/Notice.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { Section } from "../../../../components/page/Section.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import type { FieldErrors, FormValues } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { credentialFormRefusals, submitCredentialForm } from "../../../(_page)/credential_form.ts";
import { allows } from "../../../../lib/people/credentials/credential_states.ts";
import { findOwnCredential } from "../../../../lib/people/credentials/own_credentials.ts";
import type { Acting } from "../../../../lib/practice.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { refusedForm } from "../../../../lib/http/refused_form.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const result = await submitCredentialForm(acting, id, ctx.req);
    switch (result.kind) {
      case "submitted":
        return redirectTo(paths.credentials({ done: "submitted" }));
      case "not_found":
        throw new HttpError(404);
      default:
        return await show(acting, id, {
          values: result.values,
          ...refusedForm(credentialFormRefusals, result),
        });
    }
  },
});

async function show(
  acting: Acting,
  id: string,
  { values, errors = {}, status }: { values?: FormValues; errors?: FieldErrors; status?: number } = {},
) {
  const credential = await findOwnCredential(acting, id);
  if (!credential) throw new HttpError(404);
  const { kind, number, state, issuedOn, expiresOn } = credential;
  return page({
    id,
    isChangeable: allows(credential.status, "resubmit"),
    document: credential.document?.name ?? null,
    reviewReason: credential.reviewReason,
    values: { kind, number, state, issuedOn: `${issuedOn}`, expiresOn: `${expiresOn}`, ...values },
    errors,
  }, { status });
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.errors}>License</PageTitle>
    <PageHeading back={{ href: paths.credentials(), label: "Licenses" }}>Correct a license</PageHeading>
    {data.isChangeable
      ? (
        <>
          {data.reviewReason
            ? (
              <div class="mb-5">
                <Notice title="Note from Bloom">{data.reviewReason}</Notice>
              </div>
            )
            : null}
          <CredentialForm
            values={data.values}
            errors={data.errors}
            document={data.document}
            back={paths.credentials()}
          />
          <Section id="remove" title="Withdraw this license">
            <Form
              action={paths.credentialRemoval(data.id)}
              submit="Withdraw this license"
              submitKind="danger"
            >
              <p>This deletes the license and its document.</p>
            </Form>
          </Section>
        </>
      )
      : (
        <EmptyState
          title="This license is verified"
          action={<ButtonLink href={paths.newCredential()}>Add the renewed license</ButtonLink>}
        >
          It's valid until its last day. When you renew it, add the renewal as a new license so there's no
          gap.
        </EmptyState>
      )}
  </div>
));
