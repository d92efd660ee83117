import type { ComponentChildren } from "preact";
import { formatDate, type Moment } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { Notice } from "../../../components/page/Notice.tsx";

interface PracticeNewsProps {
  news: {
    gaps: readonly ("not_listed" | "not_licensed" | "no_hours")[];
    careRequests: number;
    visitRequests: number;
    openFlags: number;
    failingCalendars: number;
    licenseEnds: Moment | null;
  };
  timeZone: string;
}

const gapNotices = {
  not_listed: {
    title: "Patients cannot find you yet.",
    link: <a href={paths.welcome()}>Complete your profile and show it in the directory</a>,
  },
  not_licensed: {
    title: "None of your licenses is verified, so patients cannot find or book you.",
    link: <a href={paths.credentials()}>Look at your licenses</a>,
  },
  no_hours: {
    title: "You have no weekly hours yet, so nobody can book you.",
    link: <a href={paths.schedule()}>Set your hours</a>,
  },
};

const counted = (count: number, one: string, many: string) => count === 1 ? `One ${one}` : `${count} ${many}`;

/** What waits for a therapist, a line each, with the way to it. Nothing where nothing does. */
export function PracticeNews({ news, timeZone }: PracticeNewsProps) {
  const { gaps, careRequests, visitRequests, openFlags, failingCalendars, licenseEnds } = news;
  const lines: { href: string; text: ComponentChildren }[] = [];
  if (openFlags > 0) {
    const results = counted(openFlags, "measure result needs", "measure results need");
    lines.push({ href: paths.flags(), text: <strong>{results} your attention</strong> });
  }
  if (visitRequests > 0) {
    const visits = counted(visitRequests, "visit waits", "visits wait");
    lines.push({ href: paths.requests(), text: `${visits} for your answer` });
  }
  if (careRequests > 0) {
    const people = counted(careRequests, "patient asks", "patients ask");
    lines.push({ href: paths.requests(), text: `${people} to work with you` });
  }
  if (failingCalendars > 0) {
    const calendars = counted(failingCalendars, "calendar elsewhere", "calendars elsewhere");
    lines.push({ href: paths.importedCalendars(), text: `${calendars} could not be read` });
  }
  if (licenseEnds) {
    lines.push({
      href: paths.credentials(),
      text: `A license of yours ends soon: before ${formatDate(licenseEnds, timeZone)}`,
    });
  }
  return (
    <div class="mb-6 grid gap-3 empty:hidden print:hidden">
      {gaps.map((gap) => <Notice key={gap} title={gapNotices[gap].title}>{gapNotices[gap].link}.</Notice>)}
      {lines.length > 0
        ? (
          <ul
            aria-label="Waiting for you"
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
