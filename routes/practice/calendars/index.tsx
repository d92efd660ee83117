import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Stack } from "../../../components/page/Card.tsx";
import { CalendarImportForm } from "../(_components)/CalendarImportForm.tsx";
import { ImportedCalendarCard } from "../(_components)/ImportedCalendarCard.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FormValues, readForm } from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import { addCalendar } from "../../../lib/scheduling/calendars/import/add_calendar.ts";
import { calendarFacts } from "../(_page)/calendar_facts.ts";
import { listOwnCalendars } from "../../../lib/scheduling/calendars/import/own_calendars.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { calendarForm } from "../../../lib/shared/schemas/calendars.ts";
import { type FormAgain, refusedForm } from "../../../lib/http/refused_form.ts";
import { addCalendarRefusals } from "../../../lib/scheduling/calendars/import/calendar_refusals.ts";

interface Sent extends Partial<FormAgain> {
  values?: FormValues;
}

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), ctx.url.searchParams.get("done"));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, calendarForm);
    if (form.kind === "invalid") return await show(acting, null, { ...form, status: 422 });
    const result = await addCalendar(acting, form.input);
    if (result.kind === "added") return redirectTo(paths.importedCalendars({ done: "added" }));
    return await show(acting, null, { values: form.values, ...refusedForm(addCalendarRefusals, result) });
  },
});

async function show(acting: Acting, done: string | null, { values = {}, errors = {}, ...init }: Sent = {}) {
  const calendars = await listOwnCalendars(acting);
  return page({ calendars: calendars.map((one) => calendarFacts(one, acting)), done, values, errors }, init);
}

export default define.page<typeof handler>(({ data: { calendars, done, values, errors } }) => (
  <div class="max-w-prose">
    <Head>
      <title>{`${Object.keys(errors).length > 0 ? "Error: " : ""}Other calendars · Bloom`}</title>
    </Head>
    <PageHeading lead="Patients can't book you when you're busy in one of your other calendars. We keep only the times. We don't keep titles, places, or people.">
      Other calendars
    </PageHeading>
    <div class="grid gap-5">
      {done === "added"
        ? (
          <Notice tone="good" role="status" title="Added">
            We'll read it in a moment, and then every 15 minutes.
          </Notice>
        )
        : done === "reading"
        ? (
          <Notice tone="good" role="status" title="We'll read it in a moment.">
            Refresh this page to see the result.
          </Notice>
        )
        : done === "removed"
        ? (
          <Notice tone="good" role="status" title="Removed">
            Its busy times no longer block your schedule.
          </Notice>
        )
        : null}
      {calendars.length > 0
        ? (
          <Stack as="ul" aria-label="Your calendars">
            {calendars.map((calendar) => <ImportedCalendarCard key={calendar.id} calendar={calendar} />)}
          </Stack>
        )
        : null}
    </div>
    <Section id="add" title="Add a calendar">
      <CalendarImportForm values={values} errors={errors} />
    </Section>
  </div>
));
