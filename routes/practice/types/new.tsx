import { page } from "fresh";
import { AppointmentTypeForm } from "../(_components)/AppointmentTypeForm.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { appointmentTypeForm } from "../../../lib/shared/schemas/appointment_types.ts";
import { refusedForm } from "../../../lib/http/refused_form.ts";
import { addTypeRefusals } from "../../../lib/scheduling/schedule/type_refusals.ts";

const usual: FormValues = {
  forWhom: "anyone",
  minutes: "50",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "10",
};

const show = (values: FormValues, errors: FieldErrors = {}) =>
  page({ values, errors }, { status: Object.keys(errors).length > 0 ? 422 : 200 });

export const handler = define.handlers({
  GET(ctx) {
    actingAs(ctx);
    return show(usual);
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, appointmentTypeForm);
    if (form.kind === "invalid") return show(form.values, form.errors);
    const result = await addType(acting, form.input);
    return result.kind === "saved"
      ? redirectTo(paths.types({ done: "saved" }))
      : show(form.values, refusedForm(addTypeRefusals, result).errors);
  },
});

export default define.page<typeof handler>(({ data: { values, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Add a type of visit</PageTitle>
    <PageHeading back={{ href: paths.types(), label: "Visit types" }}>Add a type of visit</PageHeading>
    <AppointmentTypeForm values={values} errors={errors} submit="Add" />
  </div>
));
