import { HttpError } from "fresh";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { WardForm } from "../../(_components)/WardForm.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readChangedForm } from "../../../../lib/http/changed_form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { readWard } from "../../../../lib/people/guardians/read_wards.ts";
import { changeWard } from "../../../../lib/people/guardians/save_ward.ts";
import { showWardForm, wardFormErrors, wardValues } from "../../../(_page)/ward_page.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { wardForm } from "../../../../lib/shared/schemas/wards.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const ward = await readWard(acting, idFrom(ctx.params));
    if (!ward) throw new HttpError(404);
    return showWardForm(acting, wardValues(ward));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const ward = await readWard(acting, id);
    if (!ward) throw new HttpError(404);
    const form = await readChangedForm(ctx.req, wardForm, wardValues(ward));
    if (form.kind === "invalid") return showWardForm(acting, form.values, form.errors, form.status);
    const result = await changeWard(acting, id, form.input);
    switch (result.kind) {
      case "invalid":
        return showWardForm(acting, form.values, wardFormErrors(result.errors));
      case "not_found":
        throw new HttpError(404);
      default:
        return redirectTo(paths.family({ done: "saved" }));
    }
  },
});

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.errors}>Change a child's details</PageTitle>
    <PageHeading back={{ href: paths.family(), label: "Family" }}>Change a child's details</PageHeading>
    <WardForm {...data} was={data.values} submit="Save" back={paths.family()} />
  </div>
));
