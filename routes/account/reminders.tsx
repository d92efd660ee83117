import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AccountTabs } from "./(_components)/AccountTabs.tsx";
import { ChoiceGroup, ErrorSummary, Form } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { readChangedForm } from "../../lib/http/changed_form.ts";
import type { FieldErrors, FormValues } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import type { Acting } from "../../lib/practice.ts";
import { readReminderChoices, saveReminderChoices } from "../../lib/scheduling/reminders/reminder_choices.ts";
import { reminderOffsets } from "../../lib/shared/codes/reminder_offsets.ts";
import * as paths from "../../lib/shared/paths.ts";
import { reminderForm } from "../../lib/shared/schemas/reminders.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    return page(
      shown(acting, await reminderValues(acting), {}, ctx.url.searchParams.get("done") === "saved"),
    );
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readChangedForm(ctx.req, reminderForm, await reminderValues(acting));
    if (form.kind === "invalid") {
      return page(shown(acting, form.values, form.errors), { status: form.status });
    }
    await saveReminderChoices(acting, form.input.minutesBefore);
    return redirectTo(paths.reminders({ done: "saved" }));
  },
});

const reminderValues = async (acting: Acting): Promise<FormValues> => ({
  minutesBefore: (await readReminderChoices(acting)).map(String),
});

const shown = ({ actor }: Acting, values: FormValues, errors: FieldErrors, isSaved = false) => ({
  values,
  errors,
  isSaved,
  ...actor,
});

const options = reminderOffsets.map(({ minutes, label }) => ({ value: String(minutes), label }));

export default define.page<typeof handler>(({ data: { values, errors, isSaved, email, role } }) => (
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
      <Form action={paths.reminders()} submit="Save" was={values}>
        <ChoiceGroup
          type="checkbox"
          name="minutesBefore"
          label="Remind me"
          hint="If you don't check a box, you won't get reminders."
          options={options}
          value={values.minutesBefore}
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
