import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { ErrorSummary } from "../../components/form/Form.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { AboutStep, ConsentStep, EmergencyStep, PlaceStep } from "./(_components)/PatientSteps.tsx";
import { DirectoryStep, PhotoStep, PublicProfileStep } from "./(_components)/TherapistSteps.tsx";
import { Time } from "../../components/page/Time.tsx";
import { WelcomeProgress } from "./(_components)/WelcomeProgress.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { safeReturnPath } from "../../lib/http/return_to.ts";
import { openPatientWelcome, type PatientWelcome, postPatientWelcome } from "./(_page)/patient_welcome.ts";
import {
  openTherapistWelcome,
  postTherapistWelcome,
  type TherapistWelcome,
} from "./(_page)/therapist_welcome.ts";
import type { WelcomeAddress, WelcomeResult } from "./(_page)/welcome_result.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const open = acting.actor.role === "therapist" ? openTherapistWelcome : openPatientWelcome;
    return answer(await open(acting, readAddress(ctx.url)));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const post = acting.actor.role === "therapist" ? postTherapistWelcome : postPatientWelcome;
    return answer(await post(acting, readAddress(ctx.url), ctx.req));
  },
});

function answer(result: WelcomeResult<PatientWelcome | TherapistWelcome>) {
  switch (result.kind) {
    case "show":
      return page(result.shown, { status: result.status });
    case "go":
      return redirectTo(result.to);
    case "not_found":
      throw new HttpError(404);
  }
}

function readAddress({ searchParams }: URL): WelcomeAddress {
  return {
    step: searchParams.get("step"),
    returnTo: safeReturnPath(searchParams.get("returnTo")) ?? undefined,
  };
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <Head>
      <title>{`${Object.keys(data.errors).length > 0 ? "Error: " : ""}${data.title} · Bloom`}</title>
    </Head>
    <WelcomeProgress steps={data.progress} />
    <PageHeading lead={leads[data.step]}>{data.title}</PageHeading>
    <div class="grid gap-5">
      <ErrorSummary errors={data.errors} />
      {data.role === "patient" ? <PatientStepForm welcome={data} /> : <TherapistStepForm welcome={data} />}
    </div>
  </div>
));

const leads: Record<(PatientWelcome | TherapistWelcome)["step"], string> = {
  about: "A therapist needs to know this before your first visit. Only the therapists you book can see it.",
  place: "We use this to show you therapists who may treat you, and times in your own time zone.",
  emergency: "Your therapist calls this person only if they are worried about your safety.",
  consent: "Please read this before your first visit.",
  profile: "Patients read this when they look for a therapist.",
  photo: "A photo makes it easier for patients to reach out. Without one, they see your initials.",
  directory: "Patients can find you once you're in the directory and have weekly hours.",
};

function PatientStepForm({ welcome }: { welcome: PatientWelcome }) {
  const { step, action, values, errors, isLast, birthDates, consent, timeZone } = welcome;
  const form = { action, values, errors, submit: isLast ? "Save and finish" : "Save and continue" };
  switch (step) {
    case "about":
      return <AboutStep {...form} birthDates={birthDates} />;
    case "place":
      return <PlaceStep {...form} />;
    case "emergency":
      return <EmergencyStep {...form} />;
    case "consent":
      return consent.givenAt
        ? (
          <>
            <Notice tone="good">
              You agreed to this text on <Time at={consent.givenAt} timeZone={timeZone} />.
            </Notice>
            {consent.text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
          </>
        )
        : <ConsentStep {...form} text={consent.text} version={consent.version} />;
  }
}

function TherapistStepForm({ welcome }: { welcome: TherapistWelcome }) {
  const { step, action, values, errors, limits, name, photo, next, progress } = welcome;
  const { listed, canBeListed, ownPage } = welcome;
  switch (step) {
    case "profile":
      return (
        <PublicProfileStep
          action={action}
          values={values}
          errors={errors}
          limits={limits}
          submit="Save and continue"
        />
      );
    case "photo":
      return <PhotoStep action={action} errors={errors} name={name} photo={photo} next={next} />;
    case "directory":
      return canBeListed
        ? (
          <>
            <p>
              <a href={ownPage}>Preview your page as patients will see it</a>.
            </p>
            <DirectoryStep action={action} listed={listed} />
          </>
        )
        : (
          <>
            <Notice>Write your public profile first. Patients use it to choose a therapist.</Notice>
            <p>
              <ButtonLink href={progress[0].href}>Write your public profile</ButtonLink>
            </p>
          </>
        );
  }
}
