import type { ComponentChildren } from "preact";
import type { PracticeNews as News } from "../../../lib/scheduling/timetable/practice_facts.ts";
import { formatDate } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Notice } from "../../../components/page/Notice.tsx";

interface PracticeNewsProps {
  news: News;
  timeZone: string;
}

const gapNotices = {
  not_listed: {
    title: "Patients can't find you yet.",
    link: <a href={paths.welcome()}>Complete your profile and add it to the directory</a>,
  },
  not_licensed: {
    title: "You don't have a verified license yet, so patients can't find or book you.",
    link: <a href={paths.credentials()}>See your licenses</a>,
  },
  no_hours: {
    title: "You haven't set your weekly hours yet, so no one can book you.",
    link: <a href={paths.schedule()}>Set your hours</a>,
  },
};

const counted = (count: number, one: string, many: string) => count === 1 ? `One ${one}` : `${count} ${many}`;

/** What waits for a therapist, one line each, with a link. Empty if nothing does. */
export function PracticeNews({ news, timeZone }: PracticeNewsProps) {
  const { gaps, careRequests, visitRequests, openFlags, failingCalendars, licenseEnds } = news;
  const lines: { href: string; text: ComponentChildren }[] = [];
  if (openFlags > 0) {
    const results = counted(openFlags, "measure result needs", "measure results need");
    lines.push({ href: paths.flags(), text: <strong>{results} your attention</strong> });
  }
  if (visitRequests > 0) {
    const visits = counted(visitRequests, "visit request needs", "visit requests need");
    lines.push({ href: paths.requests(), text: `${visits} your answer` });
  }
  if (careRequests > 0) {
    const people = counted(careRequests, "patient is asking", "patients are asking");
    lines.push({ href: paths.requests(), text: `${people} to work with you` });
  }
  if (failingCalendars > 0) {
    const calendars = counted(failingCalendars, "other calendar", "other calendars");
    lines.push({ href: paths.importedCalendars(), text: `${calendars} couldn't be read` });
  }
  if (licenseEnds) {
    lines.push({
      href: paths.credentials(),
      text: `One of your licenses expires soon: before ${formatDate(licenseEnds, timeZone)}`,
    });
  }
  return (
    <div class="mb-6 grid gap-3 empty:hidden print:hidden">
      {gaps.map((gap) => <Notice key={gap} title={gapNotices[gap].title}>{gapNotices[gap].link}.</Notice>)}
      {lines.length > 0
        ? (
          <ul
            aria-label="To do"
            class="rounded-lg border bg-sunk px-4 sm:flex sm:flex-wrap sm:gap-x-8"
          >
            {lines.map(({ href, text }) => (
              <li key={href}>
                <a href={href} class="inline-flex min-h-touch items-center">{text}</a>
              </li>
            ))}
          </ul>
        )
        : null}
    </div>
  );
}
