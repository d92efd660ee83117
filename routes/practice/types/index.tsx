import { page } from "fresh";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { ChoiceGroup, ErrorSummary, Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import {
  readBookingSettings,
  saveBookingSettings,
} from "../../../lib/scheduling/schedule/booking_settings.ts";
import { listOwnTypes, type OwnType } from "../../../lib/scheduling/schedule/own_types.ts";
import { formatDuration } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { bookingSettingsForm } from "../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), ctx.url.searchParams.get("done"));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, bookingSettingsForm);
    if (form.kind === "invalid") return await show(acting, null, form.errors);
    await saveBookingSettings(acting, form.input);
    return redirectTo(paths.types({ done: "mode" }));
  },
});

async function show(acting: Acting, done: string | null, errors: FieldErrors = {}) {
  const [types, settings] = [await listOwnTypes(acting), await readBookingSettings(acting)];
  return page({ types, settings, done, errors }, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

const modes = [
  { value: "instant", label: "At once", hint: "A free time that a patient chooses is booked." },
  {
    value: "request",
    label: "You answer each request",
    hint: "The time is held for two days, and free again when you have not answered by then.",
  },
];

const notices: Record<string, string> = {
  mode: "Saved.",
  saved: "Saved. What is booked already stays as it is.",
  archived: "Patients can no longer choose it.",
  offered: "Patients can choose it again.",
};

export default define.page<typeof handler>(({ data: { types, settings, done, errors } }) => (
  <>
    <PageTitle errors={errors}>Kinds of visits</PageTitle>
    <PageHeading
      lead="Beside a visit of your usual length, patients can choose from these."
      action={<ButtonLink href={paths.newType()}>Add a kind</ButtonLink>}
    >
      Kinds of visits
    </PageHeading>
    <div class="grid gap-4">
      {done && notices[done] ? <Notice tone="good" role="status" title={notices[done]} /> : null}
      {types.length === 0
        ? (
          <EmptyState title="Only your usual visit so far">
            Add another when some visits take longer or shorter: a first consultation, say, or a double hour.
          </EmptyState>
        )
        : <Stack as="ul">{types.map((type) => <TypeCard key={type.id} type={type} />)}</Stack>}
    </div>
    <Section id="mode" title="How a booking comes about">
      <div class="max-w-prose">
        <Form submit="Save">
          <ErrorSummary errors={errors} />
          <ChoiceGroup
            type="radio"
            name="bookingMode"
            label="When a patient chooses a time, it is booked"
            options={modes}
            value={settings.bookingMode}
            error={errors.bookingMode}
            required
          />
        </Form>
      </div>
    </Section>
  </>
));

const forWhom = {
  anyone: "For anybody",
  first: "For a first visit",
  further: "For your patients",
};

function TypeCard({ type }: { type: OwnType }) {
  const { id, name, archived, minutes, bufferBeforeMinutes: before, bufferAfterMinutes: after } = type;
  const around = [before > 0 ? `${before} min kept free before` : "", after > 0 ? `${after} min after` : ""]
    .filter(Boolean).join(", ");
  return (
    <Card as="li">
      <h2 class="break-words text-lg font-semibold">{name}</h2>
      <p class="text-soft">
        {archived ? "No longer offered · " : ""}
        {forWhom[type.forWhom]} · {formatDuration(minutes)}
        {around ? ` · ${around}` : ""}
      </p>
      <div class="mt-3 flex flex-wrap gap-3">
        <ButtonLink href={paths.type(id)} kind="secondary" aria-label={`Change ${name}`}>Change</ButtonLink>
        <form method="post" action={paths.typeArchival(id)}>
          <Button
            name="archived"
            value={archived ? "no" : "yes"}
            kind="quiet"
            aria-label={`${archived ? "Offer" : "Stop offering"} ${name}`}
          >
            {archived ? "Offer again" : "Stop offering"}
          </Button>
        </form>
      </div>
    </Card>
  );
}
