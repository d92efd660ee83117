import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentFacts } from "../(_components)/AppointmentFacts.tsx";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Card } from "../../../components/page/Card.tsx";
import { CheckboxField, ErrorSummary, Form, TextField } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { SeriesScope } from "../(_components)/SeriesScope.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import { factsOf } from "../(_page)/appointment_facts.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { changeRefusals } from "../../../lib/scheduling/booking/change_refusals.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { refusalSentence } from "../../../lib/shared/refusal.ts";
import { cancellationForm, REASON_LIMIT } from "../../../lib/shared/schemas/appointments.ts";

interface Shown {
  values?: FormValues;
  errors?: FieldErrors;
}

export const handler = define.handlers({
  async GET(ctx) {
    return page(await show(actingAs(ctx), idFrom(ctx.params)));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const appointmentId = idFrom(ctx.params);
    const form = await readForm(ctx.req, cancellationForm);
    if (form.kind === "invalid") return page(await show(acting, appointmentId, form), { status: 422 });
    const result = await cancelAppointment(acting, { appointmentId, ...form.input });
    // After a second tap, or if the other person was faster, the appointment is already canceled as
    // requested.
    if (result.kind === "not_cancellable" && result.status === "cancelled") {
      return redirectTo(paths.appointment(appointmentId));
    }
    switch (result.kind) {
      case "cancelled":
        return redirectTo(paths.appointment(appointmentId, { done: "cancelled" }));
      case "left":
        return redirectTo(paths.appointments({ done: "left" }));
      case "not_found":
        throw new HttpError(404);
      default:
        return page(await show(acting, appointmentId, { values: form.values }), {
          status: 409,
        });
    }
  },
});

async function show(acting: Acting, id: string, shown: Shown = {}) {
  const appointment = await findAppointment(acting, id);
  if (!appointment) throw new HttpError(404);
  const { cannotCancel, mayCancelLate } = appointment;
  const { role, userId } = acting.actor;
  const refused = cannotCancel && !mayCancelLate && refusalSentence(changeRefusals, cannotCancel, role);
  const isTherapist = userId === appointment.therapist.id;
  return {
    id,
    refused,
    mayCancelLate,
    /** The patient's notice has begun, so their therapist can record that the patient canceled late. */
    mayNoteLate: isTherapist && appointment.status === "booked" && appointment.isInsideNotice,
    inSeries: appointment.seriesId !== null && !mayCancelLate,
    words: words[
      appointment.mayLeave
        ? "left"
        : appointment.status !== "pending"
        ? "visit"
        : isTherapist
        ? "declined"
        : "withdrawn"
    ],
    mayLeave: appointment.mayLeave,
    isForBoth: appointment.kind === "couple" && appointment.patients.length > 1,
    isForAll: isTherapist && appointment.kind === "group" && appointment.patients.length > 1,
    facts: factsOf(appointment, acting),
    ...shown,
  };
}

const words = {
  left: { title: "Leave a group visit", question: "Leave this visit?", submit: "Leave the visit" },
  visit: {
    title: "Cancel a visit",
    question: "Cancel this visit?",
    submit: "Cancel the visit",
  },
  declined: { title: "Decline a request", question: "Decline this request?", submit: "Decline the request" },
  withdrawn: {
    title: "Take back a request",
    question: "Take back this request?",
    submit: "Take back the request",
  },
};

export default define.page<typeof handler>(({ data }) => {
  const { id, refused, mayCancelLate, mayNoteLate, inSeries, words, facts, values, errors } = data;
  const { mayLeave, isForBoth, isForAll } = data;
  return (
    <>
      <Head>
        <title>{`${words.title} · Bloom`}</title>
      </Head>
      <PageHeading back={{ href: paths.appointment(id), label: "The visit" }}>
        {words.question}
      </PageHeading>
      <div class="grid gap-6">
        <ErrorSummary errors={errors} />
        {refused && <Notice tone="bad" title={refused} role="alert" />}
        {mayCancelLate && (
          <Notice title="This is a late cancellation">
            <bdi>{facts.other.name}</bdi> asked you to cancel by{" "}
            {facts.changeableUntil}. You can still cancel, and the time will be free again. We'll record it as
            a late cancellation.
          </Notice>
        )}
        {mayLeave ? <p>The others will meet without you. Your time will be free again.</p> : null}
        {isForBoth ? <p>This is a couple's visit, so we'll cancel it for both of you.</p> : null}
        {isForAll ? <p>This cancels the visit for everyone in the group.</p> : null}
        <Card>
          <AppointmentFacts {...facts} />
        </Card>
        {refused ? null : (
          <Form
            submit={mayCancelLate ? "Cancel the visit anyway" : words.submit}
            submitKind="danger"
            beside={<ButtonLink href={paths.appointment(id)} kind="quiet">Keep the visit</ButtonLink>}
          >
            {inSeries ? <SeriesScope value={values?.scope} verb={mayLeave ? "Leave" : "Cancel"} /> : null}
            {mayLeave ? null : (
              <TextField
                name="reason"
                label="Reason"
                optional
                rows={4}
                maxLength={REASON_LIMIT}
                hint={`Only ${
                  isolated(facts.other.name)
                } can read this, and only here. We don't put it in emails. Use at most ${REASON_LIMIT} characters.`}
                value={values?.reason}
                error={errors?.reason}
              />
            )}
            {mayCancelLate ? <input type="hidden" name="late" value="yes" /> : null}
            {mayNoteLate
              ? (
                <CheckboxField
                  name="late"
                  value="yes"
                  label={`Record this as a late cancellation by ${isolated(facts.other.name)}`}
                  checked={values?.late === "yes"}
                />
              )
              : null}
          </Form>
        )}
      </div>
    </>
  );
});
