import { HttpError, page } from "fresh";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { ErrorSummary, Form, SelectField } from "../../../components/form/Form.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { listCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import { factsOf } from "../(_page)/appointment_facts.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { addPatient, removePatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { seatRefusals } from "../../../lib/scheduling/booking/seat_refusals.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { refusalOf, refusalSentence } from "../../../lib/shared/refusal.ts";
import { patientsForm } from "../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const appointmentId = idFrom(ctx.params);
    const form = await readForm(ctx.req, patientsForm);
    if (form.kind === "invalid") return await show(acting, appointmentId, form.errors, 422);
    const { patientId, do: what } = form.input;
    const change = what === "add" ? addPatient : removePatient;
    const result = await change(acting, { appointmentId, patientId });
    if (result.kind === "changed") return redirectTo(paths.appointmentPatients(appointmentId));
    if (result.kind === "not_found") throw new HttpError(404);
    const sentence = refusalSentence(seatRefusals, result, acting.actor.role);
    return await show(acting, appointmentId, { "": sentence }, refusalOf(seatRefusals, result).status);
  },
});

async function show(acting: Acting, id: string, errors: FieldErrors = {}, status?: number) {
  const appointment = await findAppointment(acting, id);
  if (!appointment || appointment.therapist.id !== acting.actor.userId || appointment.kind === "individual") {
    throw new HttpError(404);
  }
  const { patients, kind, cannotCancel } = appointment;
  const isFull = kind === "couple" && patients.length >= 2;
  const others = cannotCancel || isFull ? [] : (await listCare(acting, "active"))
    .filter(({ patient }) => !patients.some(({ id }) => id === patient.id))
    .map(({ patient }) => ({ value: patient.id, label: patient.name }));
  const { when } = factsOf(appointment, acting);
  return page({ id, when, patients, isOpen: !cannotCancel, isFull, others, errors }, { status });
}

export default define.page<typeof handler>(({ data }) => {
  const { id, when, patients, isOpen, isFull, others, errors } = data;
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>Patients in this visit</PageTitle>
      <PageHeading back={{ href: paths.appointment(id), label: "The visit" }} lead={when}>
        Patients in this visit
      </PageHeading>
      <ErrorSummary errors={errors} />
      <Stack as="ul">
        {patients.map((patient) => (
          <Card as="li" key={patient.id}>
            <div class="flex flex-wrap items-center justify-between gap-3">
              <a href={paths.patient(patient.id)} class="inline-flex min-h-touch items-center break-words">
                <bdi>{patient.name}</bdi>
              </a>
              {isOpen && patients.length > 1
                ? (
                  <PostForm>
                    <input type="hidden" name="do" value="remove" />
                    <input type="hidden" name="patientId" value={patient.id} />
                    <Button kind="secondary">
                      Remove<span class="sr-only">{` ${patient.name}`}</span>
                    </Button>
                  </PostForm>
                )
                : null}
            </div>
          </Card>
        ))}
      </Stack>
      {isOpen
        ? (
          <Section id="add" title="Add a patient">
            {others.length > 0
              ? (
                <Form submit="Add">
                  <input type="hidden" name="do" value="add" />
                  <SelectField
                    name="patientId"
                    label="Patient"
                    hint="We'll email them. They must be free at that time."
                    blank="Choose a patient"
                    options={others}
                    value=""
                    error={errors.patientId}
                    required
                  />
                </Form>
              )
              : (
                <p class="text-soft">
                  {isFull
                    ? "A couple's visit is for two people."
                    : "All your patients are already in this visit."}
                </p>
              )}
          </Section>
        )
        : null}
    </div>
  );
});
