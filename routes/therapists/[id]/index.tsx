import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Avatar } from "../../../components/page/Avatar.tsx";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Facts } from "../../../components/page/Card.tsx";
import { CareOffer } from "../(_components)/CareOffer.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { BackLink } from "../../../components/page/PageHeading.tsx";
import { Paragraphs } from "../../../components/page/Paragraphs.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { Tags } from "../../../components/page/Tags.tsx";
import { Time } from "../../../components/page/Time.tsx";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { viewerTimeZone } from "../../../lib/site/viewer_time_zone.ts";
import { findTherapist } from "../../../lib/directory/find_therapist.ts";
import { languageLabel } from "../../../lib/shared/codes/languages.ts";
import { specialtyLabel } from "../../../lib/shared/codes/specialties.ts";
import { stateLabel } from "../../../lib/shared/codes/states.ts";
import { formatDuration, formatZone } from "../../../lib/shared/format.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const therapist = await findTherapist(ctx.state, idFrom(ctx.params));
    if (!therapist) throw new HttpError(404);
    return page({ therapist, timeZone: viewerTimeZone(ctx) });
  },
});

export default define.page<typeof handler>(({ data: { therapist, timeZone }, state }) => {
  const { id, name, titles, photo, about, approach, nextSlot, care } = therapist;
  return (
    <>
      <Head>
        <title>{`${name} · Bloom`}</title>
        <meta name="description" content={`${name}, ${titles}. Book a video visit.`} />
      </Head>
      <BackLink href={paths.therapists()} label="All therapists" />
      {therapist.listed ? null : (
        <div class="mb-4">
          <Notice title="Only you see this page">
            You aren't in the directory yet. To be listed,{" "}
            <a href={paths.account()}>complete your profile</a>.
          </Notice>
        </div>
      )}
      <div class="flex flex-wrap items-center gap-4">
        <Avatar name={name} photo={photo} size="large" />
        <div class="min-w-0">
          <h1 class="text-2xl font-bold">
            <bdi>{name}</bdi>
          </h1>
          <p class="text-soft">{titles}</p>
        </div>
      </div>
      <div class="mt-6 items-start gap-8 md:flex">
        <div class="min-w-0 flex-1">
          <Card>
            {nextSlot && care.booking !== "none"
              ? (
                <>
                  <p class="text-soft">Next free time</p>
                  <p class="text-lg font-semibold">
                    <Time at={nextSlot.startsAt} timeZone={timeZone} />
                  </p>
                  <p class="mb-4 text-sm text-soft">in {formatZone(timeZone)}</p>
                  <div class="flex flex-wrap gap-3">
                    <ButtonLink href={paths.book(id, { startsAt: nextSlot.startsAt.toString() })}>
                      Book this time
                    </ButtonLink>
                    <ButtonLink href={paths.book(id)} kind="secondary">See all times</ButtonLink>
                  </div>
                </>
              )
              : nextSlot
              ? (
                <p class="mb-3">
                  {care.standing === "none" && care.accepting !== "no"
                    ? `Ask ${isolated(name)} to work together before you book.`
                    : "You can book more visits while you work together."}
                </p>
              )
              : (
                <p class="mb-3">
                  <bdi>{name}</bdi> has no free times right now. Check back soon, or{" "}
                  <a href={paths.therapists()}>find another therapist</a>.
                </p>
              )}
            {state.actor?.role === "patient" || (!state.actor && care.booking === "none")
              ? (
                <div class={nextSlot && care.booking !== "none" ? "mt-4" : undefined}>
                  <CareOffer therapist={therapist} standing={care.standing} accepting={care.accepting} />
                </div>
              )
              : null}
          </Card>
          <Section title="About" id="about">
            <div class="max-w-prose">
              <Paragraphs text={about} />
            </div>
          </Section>
          {approach
            ? (
              <Section title="How we'll work" id="approach">
                <div class="max-w-prose">
                  <Paragraphs text={approach} />
                </div>
              </Section>
            )
            : null}
        </div>
        <div class="mt-8 md:mt-0 md:w-72">
          <Section title="Helps with" id="specialties">
            <Tags label="Specialties" words={therapist.specialties.map(specialtyLabel)} />
          </Section>
          <Section title="Good to know" id="facts">
            <Facts
              stacked
              facts={[
                { term: "Languages", detail: therapist.languages.map(languageLabel).join(", ") },
                { term: "Licensed in", detail: therapist.states.map(stateLabel).join(", ") },
                { term: "Length of a visit", detail: `${formatDuration(therapist.slotMinutes)}, by video` },
                { term: "Local time", detail: formatZone(therapist.timeZone) },
              ]}
            />
          </Section>
        </div>
      </div>
      {state.actor ? null : (
        <p class="mt-8 text-soft">
          New here? Feel free to look around. You need an account only to book, and it takes two minutes.
        </p>
      )}
    </>
  );
});
