import { HttpError, page } from "fresh";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { ChoiceGroup, ErrorSummary, Form, TextField } from "../../../components/form/Form.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { careRefusals } from "../../../lib/leaving/care_refusals.ts";
import { findTherapistForCare } from "../../../lib/people/care/find_therapist_for_care.ts";
import { readWards } from "../../../lib/people/guardians/read_wards.ts";
import type { Acting } from "../../../lib/practice.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { CARE_TEXT_LIMIT, careRequestForm } from "../../../lib/shared/schemas/care.ts";
import { refusedForm } from "../../../lib/http/refused_form.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const patient = ctx.url.searchParams.get("patient") ?? "";
    return await show(actingAs(ctx), idFrom(ctx.params), { values: { patient } });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const therapistId = idFrom(ctx.params);
    const form = await readForm(ctx.req, careRequestForm);
    if (form.kind === "invalid") return await show(acting, therapistId, { ...form, status: 422 });
    const result = await askToConnect(acting, {
      therapistId,
      note: form.input.note,
      patientId: form.input.patient,
    });
    switch (result.kind) {
      case "asked":
        return redirectTo(paths.care({ done: "asked" }));
      case "not_found":
        throw new HttpError(404);
      default:
        return await show(acting, therapistId, {
          values: form.values,
          ...refusedForm(careRefusals, result, acting.actor),
        });
    }
  },
});

async function show(
  acting: Acting,
  therapistId: string,
  { values = {}, errors = {}, status }: { values?: FormValues; errors?: FieldErrors; status?: number } = {},
) {
  const wards = await readWards(acting);
  const ward = wards.find(({ id }) => id === values.patient) ?? null;
  const pair = { therapistId, patientId: ward?.id ?? acting.actor.userId };
  const therapist = await findTherapistForCare(acting.db, acting, pair);
  if (!therapist) throw new HttpError(404);
  const { name, accepting, standing } = therapist;
  const patients = [{ value: "", label: "Me" }, ...wards.map(({ id, name }) => ({ value: id, label: name }))];
  // A guardian first chooses for whom they ask; the relationship is shown after that.
  const isOpen = patients.length > 1 && !ward;
  return page({ therapistId, name, accepting, standing, values, errors, patients, isOpen }, { status });
}

export default define.page<typeof handler>(({ data }) => {
  const { therapistId, name, accepting, standing, values, errors, patients, isOpen } = data;
  const mayAsk = (isOpen || (standing !== "active" && standing !== "requested")) && accepting !== "no";
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>{`Ask ${name}`}</PageTitle>
      <PageHeading
        back={{ href: paths.therapist(therapistId), label: name }}
        lead={mayAsk
          ? accepting === "waiting_list"
            ? `${
              isolated(name)
            } has no room for new patients right now but keeps a waitlist. We'll email you when it's your turn.`
            : `${isolated(name)} will read your note. We'll email you the answer, usually within a few days.`
          : null}
      >
        Ask to work together
      </PageHeading>
      {mayAsk || errors[""]
        ? (
          <Form
            submit={accepting === "waiting_list" ? "Join the waitlist" : "Send the request"}
            beside={<a href={paths.therapist(therapistId)}>Back</a>}
          >
            <ErrorSummary errors={errors} />
            {patients.length > 1
              ? (
                <ChoiceGroup
                  type="radio"
                  name="patient"
                  label="Who is this for?"
                  options={patients}
                  value={values.patient ?? ""}
                  error={errors.patient}
                />
              )
              : null}
            <TextField
              name="note"
              label="A short note"
              optional
              hint={`Say in a few words what brings you here. Only ${
                isolated(name)
              } can read it. Use at most ${CARE_TEXT_LIMIT} characters.`}
              value={values.note}
              error={errors.note}
              rows={5}
              maxLength={CARE_TEXT_LIMIT}
            />
          </Form>
        )
        : (
          <EmptyState
            title={standing === "active"
              ? `You already work with ${isolated(name)}`
              : standing === "requested"
              ? `${isolated(name)} has your request`
              : `${isolated(name)} isn't taking new patients right now`}
            action={standing === "active"
              ? <ButtonLink href={paths.book(therapistId)}>Book a visit</ButtonLink>
              : standing === "requested"
              ? <ButtonLink href={paths.care()} kind="secondary">Your therapists</ButtonLink>
              : <ButtonLink href={paths.therapists()}>Find another therapist</ButtonLink>}
          />
        )}
    </div>
  );
});
