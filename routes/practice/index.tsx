import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { CalendarToolbar } from "./(_components)/CalendarToolbar.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PracticeNews } from "./(_components)/PracticeNews.tsx";
import { Timetable } from "./(_components)/timetable/Timetable.tsx";
import VisitMaker from "../../islands/VisitMaker.tsx";
import VisitMover from "../../islands/VisitMover.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { findPracticeCalendar } from "../../lib/scheduling/timetable/practice_calendar.ts";
import { formatDaySpan, zoneName } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { plainDate } from "../../lib/shared/schemas/slots.ts";

/** The messages after an action. */
const told: Partial<Record<string, string>> = {
  moved: "The visit has been moved.",
  booked: "The visit has been booked.",
};

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const { searchParams } = ctx.url;
    const asked = plainDate.safeParse(searchParams.get("day"));
    const day = asked.success
      ? Temporal.PlainDate.from(asked.data)
      : acting.now().toZonedDateTimeISO(acting.actor.timeZone).toPlainDate();
    const scope = searchParams.get("view") === "day" ? "day" : "week";
    const calendar = await findPracticeCalendar(acting, { scope, day });
    const therapistId = acting.actor.userId;
    return page({ calendar, therapistId, done: told[searchParams.get("done") ?? ""] ?? null });
  },
});

export default define.page<typeof handler>(({ data: { calendar, therapistId, done } }) => {
  const { scope, timeZone, rows, days, before, after, today, isCurrent, news } = calendar;
  const [first, last] = [String(days[0].date), String(days[days.length - 1].date)];
  return (
    <>
      <Head>
        <title>Calendar · Bloom</title>
      </Head>
      <PageHeading
        lead={`Times are in ${zoneName(timeZone)}.`}
        action={
          <nav aria-label="New">
            <ButtonLink
              href={paths.newAppointment({ day: isCurrent ? String(today) : first })}
              kind="secondary"
            >
              New visit
            </ButtonLink>
          </nav>
        }
      >
        {formatDaySpan(first, last)}
      </PageHeading>
      {done
        ? (
          <div class="mb-6">
            <Notice tone="good" role="status" title={done}>
              You and the patient will each get an email.
            </Notice>
          </div>
        )
        : null}
      <PracticeNews news={news} timeZone={timeZone} />
      <CalendarToolbar
        scope={scope}
        shown={first}
        before={String(before)}
        after={String(after)}
        today={String(today)}
        isCurrent={isCurrent}
      />
      <Timetable scope={scope} timeZone={timeZone} rows={rows} days={days} />
      <VisitMaker therapistId={therapistId} scope={scope} day={first} timeZone={timeZone} />
      <VisitMover
        scope={scope}
        timeZone={timeZone}
        columns={days.map(({ date, beginnings }) => ({
          date: String(date),
          hours: beginnings.map((beginning) => beginning && String(beginning)),
        }))}
      />
    </>
  );
});
