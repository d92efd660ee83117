import { HttpError, page } from "fresh";
import { AppointmentTypeForm } from "../../(_components)/AppointmentTypeForm.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readChangedForm } from "../../../../lib/http/changed_form.ts";
import type { FieldErrors, FormValues } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { findOwnType, type OwnType } from "../../../../lib/scheduling/schedule/own_types.ts";
import { changeType } from "../../../../lib/scheduling/schedule/save_type.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { appointmentTypeForm } from "../../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const type = await findOwnType(actingAs(ctx), idFrom(ctx.params));
    if (!type) throw new HttpError(404);
    return page({ values: valuesOf(type), errors: {} as FieldErrors });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const type = await findOwnType(acting, id);
    if (!type) throw new HttpError(404);
    const form = await readChangedForm(ctx.req, appointmentTypeForm, valuesOf(type));
    if (form.kind === "invalid") {
      return page({ values: form.values, errors: form.errors }, { status: form.status });
    }
    await changeType(acting, id, form.input);
    return redirectTo(paths.types({ done: "saved" }));
  },
});

const valuesOf = (
  { name, forWhom, minutes, bufferBeforeMinutes, bufferAfterMinutes }: OwnType,
): FormValues => ({
  name,
  forWhom,
  minutes: String(minutes),
  bufferBeforeMinutes: String(bufferBeforeMinutes),
  bufferAfterMinutes: String(bufferAfterMinutes),
});

export default define.page<typeof handler>(({ data: { values, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Change a type of visit</PageTitle>
    <PageHeading
      back={{ href: paths.types(), label: "Visit types" }}
      lead="Changes apply only to visits booked from now on."
    >
      Change a type of visit
    </PageHeading>
    <AppointmentTypeForm was={values} values={values} errors={errors} submit="Save" />
  </div>
));
