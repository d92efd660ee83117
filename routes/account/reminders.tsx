import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AccountTabs } from "./(_components)/AccountTabs.tsx";
import { ChoiceGroup, ErrorSummary, Form } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import type { Acting } from "../../lib/practice.ts";
import { readReminderChoices, saveReminderChoices } from "../../lib/scheduling/reminders/reminder_choices.ts";
import { reminderOffsets } from "../../lib/shared/codes/reminder_offsets.ts";
import { paths } from "../../lib/shared/paths.ts";
import { reminderForm } from "../../lib/shared/schemas/reminders.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page(await shown(actingAs(ctx), {}, ctx.url.searchParams.get("done") === "saved"));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, reminderForm);
    if (form.kind === "invalid") return page(await shown(acting, form.errors), { status: 422 });
    await saveReminderChoices(acting, form.input.minutesBefore);
    return redirectTo(paths.reminders({ done: "saved" }));
  },
});

async function shown(acting: Acting, errors: FieldErrors, isSaved = false) {
  const chosen = await readReminderChoices(acting);
  return { chosen: chosen.map(String), errors, isSaved, ...acting.actor };
}

const options = reminderOffsets.map(({ minutes, label }) => ({ value: String(minutes), label }));

export default define.page<typeof handler>(({ data: { chosen, errors, isSaved, email, role } }) => (
  <div class="max-w-prose">
    <Head>
      <title>Reminders · Bloom</title>
    </Head>
    <PageHeading>Reminders</PageHeading>
    <AccountTabs current={paths.reminders()} role={role} />
    <div class="grid gap-5">
      {isSaved ? <Notice tone="good" role="status">Saved.</Notice> : null}
      <ErrorSummary errors={errors} />
      <p class="break-words">
        We can email <strong>{email}</strong>{" "}
        before each of your visits. The email says when the visit is and who it's with. It doesn't say what
        the visit is about.
      </p>
      <Form action={paths.reminders()} submit="Save">
        <ChoiceGroup
          type="checkbox"
          name="minutesBefore"
          label="Remind me"
          hint="If you don't check a box, you won't get reminders."
          options={options}
          value={chosen}
          error={errors.minutesBefore}
        />
      </Form>
      <p class="text-soft">
        Changes also apply to visits you have already booked. You can choose the language of these emails
        under <a href={paths.account()}>Account</a>.
      </p>
    </div>
  </div>
));
