import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/button.tsx";
import { CalendarToolbar } from "../../components/calendar_toolbar.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeading } from "../../components/page_heading.tsx";
import { PracticeNews } from "../../components/practice_news.tsx";
import { Timetable } from "../../components/timetable.tsx";
import VisitMaker from "../../islands/VisitMaker.tsx";
import VisitMover from "../../islands/VisitMover.tsx";
import { actingAs } from "../../lib/auth/access.ts";
import { define } from "../../lib/http/define.ts";
import { findPracticeCalendar } from "../../lib/scheduling/timetable/practice_calendar.ts";
import { formatDaySpan, zoneName } from "../../lib/shared/format.ts";
import { paths } from "../../lib/shared/paths.ts";
import { plainDate } from "../../lib/shared/schemas/slots.ts";

/** What has just been done. */
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
              New appointment
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
              Both of you get a mail.
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
