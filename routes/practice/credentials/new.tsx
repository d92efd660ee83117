import { page } from "fresh";
import { CredentialForm } from "../(_components)/CredentialForm.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import type { FieldErrors, FormValues } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { credentialFormRefusals, submitCredentialForm } from "../../(_page)/credential_form.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { refusedForm } from "../../../lib/http/refused_form.ts";

interface Shown {
  values: FormValues;
  errors: FieldErrors;
}

export const handler = define.handlers({
  GET(ctx) {
    actingAs(ctx);
    return page<Shown>({ values: {}, errors: {} });
  },

  async POST(ctx) {
    const result = await submitCredentialForm(actingAs(ctx), null, ctx.req);
    if (result.kind === "submitted") return redirectTo(paths.credentials({ done: "submitted" }));
    const { errors, status } = refusedForm(credentialFormRefusals, result);
    return page<Shown>({ values: result.values, errors }, { status });
  },
});

export default define.page<typeof handler>(({ data: { values, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Add a license</PageTitle>
    <PageHeading back={{ href: paths.credentials(), label: "Licenses" }}>Add a license</PageHeading>
    <CredentialForm values={values} errors={errors} back={paths.credentials()} />
  </div>
));
