import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeading } from "../../components/page_heading.tsx";
import { PracticeWeek, VisitList } from "../../components/practice_week.tsx";
import { Section } from "../../components/section.tsx";
import { actingAs } from "../../lib/auth/access.ts";
import { define } from "../../lib/http/define.ts";
import { findPracticeGaps } from "../../lib/scheduling/practice_gaps.ts";
import { findPracticeWeek } from "../../lib/scheduling/practice_week.ts";
import { formatNames, zoneName } from "../../lib/shared/format.ts";
import { paths } from "../../lib/shared/paths.ts";
import { plainDate } from "../../lib/shared/schemas/slots.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const asked = plainDate.safeParse(ctx.url.searchParams.get("day"));
    const day = asked.success
      ? Temporal.PlainDate.from(asked.data)
      : acting.now().toZonedDateTimeISO(acting.actor.timeZone).toPlainDate();
    return page({ gaps: await findPracticeGaps(acting), week: await findPracticeWeek(acting, day) });
  },
});

export default define.page<typeof handler>(({ data: { gaps, week } }) => {
  const { timeZone, days, next } = week;
  const today = days.find(({ isToday }) => isToday);
  return (
    <>
      <Head>
        <title>Practice · Bloom</title>
      </Head>
      <PageHeading
        lead={`Times are in ${zoneName(timeZone)}.`}
        action={<ButtonLink href={paths.schedule()} kind="secondary">Edit schedule</ButtonLink>}
      >
        Practice
      </PageHeading>
      <div class="grid gap-3 empty:hidden">
        {gaps.includes("not_listed")
          ? (
            <Notice title="Patients cannot find you yet.">
              <a href={paths.welcome()}>Complete your profile and show it in the directory</a>.
            </Notice>
          )
          : null}
        {gaps.includes("not_licensed")
          ? (
            <Notice title="None of your licences is verified, so patients cannot find or book you.">
              <a href={paths.credentials()}>Look at your licences</a>.
            </Notice>
          )
          : null}
        {gaps.includes("no_hours")
          ? (
            <Notice title="You have no weekly hours yet, so nobody can book you.">
              <a href={paths.schedule()}>Set your hours</a>.
            </Notice>
          )
          : null}
      </div>
      {today
        ? (
          <Section id="today" title="Today">
            {today.appointments.length > 0
              ? <VisitList visits={today.appointments} timeZone={timeZone} />
              : (
                <p class="text-soft">
                  No visits today.{next
                    ? ` Your next one this week is with ${formatNames(next.patients)}.`
                    : ""}
                </p>
              )}
          </Section>
        )
        : null}
      <Section id="week" title={week.isCurrent ? "This week" : "Week"}>
        <nav aria-label="Weeks" class="mb-3 flex flex-wrap gap-3">
          <ButtonLink href={paths.practice({ day: String(week.before) })} kind="secondary">
            Week before
          </ButtonLink>
          {week.isCurrent
            ? null
            : <ButtonLink href={paths.practice()} kind="secondary">This week</ButtonLink>}
          <ButtonLink href={paths.practice({ day: String(week.after) })} kind="secondary">
            Week after
          </ButtonLink>
        </nav>
        <PracticeWeek timeZone={timeZone} days={days} />
      </Section>
    </>
  );
});
