import { page } from "fresh";
import { AccountTabs } from "./(_components)/AccountTabs.tsx";
import { ErrorSummary, Field, Form, SelectField } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { PatientProfileFacts, TherapistProfileFacts } from "./(_components)/ProfileFacts.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, type FormValues } from "../../lib/http/form.ts";
import { readChangedForm } from "../../lib/http/changed_form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { readProfile } from "../../lib/people/profile/read_profile.ts";
import { updateNameAndZone } from "../../lib/people/profile/update_name_and_zone.ts";
import { locales } from "../../lib/shared/codes/locales.ts";
import { timeZoneOptions } from "../../lib/shared/codes/time_zones.ts";
import * as paths from "../../lib/shared/paths.ts";
import type { ProfileOutput } from "../../lib/shared/schemas/people.ts";
import { accountForm } from "../../lib/shared/schemas/profile_forms.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const profile = await readProfile(actingAs(ctx));
    return page(accountPage(profile, accountValues(profile), {}, ctx.url.searchParams.has("saved")));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const profile = await readProfile(acting);
    const form = await readChangedForm(ctx.req, accountForm, accountValues(profile));
    if (form.kind === "invalid") {
      return page(accountPage(profile, form.values, form.errors), { status: form.status });
    }
    await updateNameAndZone(acting, form.input);
    return redirectTo(`${paths.account()}?saved`);
  },
});

const accountValues = ({ name, timeZone, locale }: ProfileOutput): FormValues => ({ name, timeZone, locale });

const localeOptions = locales.map(({ code: value, label }) => ({ value, label }));

const accountPage = (profile: ProfileOutput, values: FormValues, errors: FieldErrors, isSaved = false) => ({
  profile,
  values,
  errors,
  isSaved,
});

export default define.page<typeof handler>(({ data: { profile, isSaved, values, errors }, state }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Account</PageTitle>
    <PageHeading>Account</PageHeading>
    <AccountTabs current={paths.account()} role={state.actor?.role} />
    <div class="grid gap-5">
      {isSaved && <Notice tone="good" role="status">Saved.</Notice>}
      <ErrorSummary errors={errors} />
      <Form action={paths.account()} submit="Save" was={values}>
        <Field
          name="name"
          label="Name"
          autocomplete="name"
          autocapitalize="words"
          value={values.name}
          error={errors.name}
          required
        />
        <SelectField
          name="timeZone"
          label="Time zone"
          hint={profile.role === "therapist"
            ? "We show you times in this zone. Your weekly hours keep the zone of your schedule."
            : "We show all times in this zone."}
          options={timeZoneOptions(profile.timeZone)}
          value={values.timeZone}
          error={errors.timeZone}
        />
        <SelectField
          name="locale"
          label="Email language"
          hint="We'll email you in this language. The website is in English for now."
          options={localeOptions}
          value={values.locale}
          error={errors.locale}
        />
      </Form>
    </div>
    <ProfileOf profile={profile} />
  </div>
));

const change = (step: string) => paths.welcome(step, paths.account());

function ProfileOf({ profile }: { profile: ProfileOutput }) {
  switch (profile.role) {
    case "patient":
      return <PatientProfileFacts profile={profile} change={change} />;
    case "therapist":
      return <TherapistProfileFacts profile={profile} change={change} />;
    case "admin":
      return null;
  }
}
