import { page } from "fresh";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { ChoiceGroup, ErrorSummary, Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readChangedForm } from "../../../lib/http/changed_form.ts";
import type { FormValues } from "../../../lib/http/form.ts";
import type { FormAgain } from "../../../lib/http/refused_form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import {
  readBookingSettings,
  saveBookingSettings,
} from "../../../lib/scheduling/schedule/booking_settings.ts";
import { listOwnTypes, type OwnType } from "../../../lib/scheduling/schedule/own_types.ts";
import { formatDuration } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { bookingSettingsForm } from "../../../lib/shared/schemas/appointment_types.ts";

interface Sent {
  values: FormValues;
}

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), ctx.url.searchParams.get("done"));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readChangedForm(ctx.req, bookingSettingsForm, await readBookingSettings(acting));
    if (form.kind === "invalid") return await show(acting, null, form);
    await saveBookingSettings(acting, form.input);
    return redirectTo(paths.types({ done: "mode" }));
  },
});

async function show(acting: Acting, done: string | null, refused?: Partial<FormAgain> & Sent) {
  const [types, settings] = [await listOwnTypes(acting), await readBookingSettings(acting)];
  const { values = { ...settings }, errors = {}, status } = refused ?? {};
  return page({ types, values, done, errors }, { status });
}

const modes = [
  { value: "instant", label: "Right away", hint: "When a patient chooses a free time, it's booked." },
  {
    value: "request",
    label: "After you accept",
    hint: "We hold the time for two days. If you don't answer by then, it's free again.",
  },
];

const notices: Record<string, string> = {
  mode: "Saved.",
  saved: "Saved. Visits that are already booked don't change.",
  archived: "Patients can no longer choose this type.",
  offered: "Patients can choose this type again.",
};

export default define.page<typeof handler>(({ data: { types, values, done, errors } }) => (
  <>
    <PageTitle errors={errors}>Visit types</PageTitle>
    <PageHeading
      lead="Patients can choose from these, or book a visit of your usual length."
      action={<ButtonLink href={paths.newType()}>Add a type</ButtonLink>}
    >
      Visit types
    </PageHeading>
    <div class="grid gap-4">
      {done && notices[done] ? <Notice tone="good" role="status" title={notices[done]} /> : null}
      {types.length === 0
        ? (
          <EmptyState title="You offer only your usual visit so far">
            Add a type for visits that are longer or shorter, such as a first consultation.
          </EmptyState>
        )
        : <Stack as="ul">{types.map((type) => <TypeCard key={type.id} type={type} />)}</Stack>}
    </div>
    <Section id="mode" title="How visits are booked">
      <div class="max-w-prose">
        <Form submit="Save" was={values}>
          <ErrorSummary errors={errors} />
          <ChoiceGroup
            type="radio"
            name="bookingMode"
            label="When is a visit booked?"
            options={modes}
            value={values.bookingMode}
            error={errors.bookingMode}
            required
          />
        </Form>
      </div>
    </Section>
  </>
));

const forWhom = {
  anyone: "For anyone",
  first: "For a first visit",
  further: "For current patients",
};

function TypeCard({ type }: { type: OwnType }) {
  const { id, name, archived, minutes, bufferBeforeMinutes: before, bufferAfterMinutes: after } = type;
  const around = [
    before > 0 ? `${before} min kept free before` : "",
    after > 0 ? `${after} min kept free after` : "",
  ]
    .filter(Boolean).join(", ");
  return (
    <Card as="li">
      <h2 class="break-words text-lg font-semibold">
        <bdi>{name}</bdi>
      </h2>
      <p class="text-soft">
        {archived ? "No longer offered · " : ""}
        {forWhom[type.forWhom]} · {formatDuration(minutes)}
        {around ? ` · ${around}` : ""}
      </p>
      <div class="mt-3 flex flex-wrap gap-3">
        <ButtonLink href={paths.type(id)} kind="secondary" aria-label={`Change ${name}`}>Change</ButtonLink>
        <PostForm action={paths.typeArchival(id)}>
          <Button
            name="archived"
            value={archived ? "no" : "yes"}
            kind="quiet"
            aria-label={`${archived ? "Offer" : "Stop offering"} ${name}`}
          >
            {archived ? "Offer again" : "Stop offering"}
          </Button>
        </PostForm>
      </div>
    </Card>
  );
}
