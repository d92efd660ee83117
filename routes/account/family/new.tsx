import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { WardForm } from "../(_components)/WardForm.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { addWard } from "../../../lib/people/guardians/save_ward.ts";
import { newWardValues, showWardForm, wardFormErrors } from "../../(_page)/ward_page.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { wardForm } from "../../../lib/shared/schemas/wards.ts";
import { refusedForm } from "../../../lib/http/refused_form.ts";
import { wardRefusals } from "../../../lib/people/guardians/ward_refusals.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    return showWardForm(acting, await newWardValues(acting));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, wardForm);
    if (form.kind === "invalid") return showWardForm(acting, form.values, form.errors);
    const result = await addWard(acting, form.input);
    switch (result.kind) {
      case "invalid":
        return showWardForm(acting, form.values, wardFormErrors(result.errors));
      case "too_many":
      case "not_found":
        return showWardForm(acting, form.values, refusedForm(wardRefusals, result).errors);
      case "saved":
        return redirectTo(paths.family({ done: "added" }));
    }
  },
});

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.errors}>Add a child</PageTitle>
    <PageHeading back={{ href: paths.family(), label: "Family" }}>Add a child</PageHeading>
    <WardForm {...data} submit="Add" back={paths.family()} />
  </div>
));
