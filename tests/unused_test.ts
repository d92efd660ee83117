import assert from "node:assert/strict";
import { exportsOf, filesNamedIn, specifiersOf, usesOf } from "./architecture/exports.ts";
import { readSources, readTests, type Sources } from "./architecture/project.ts";

const { imports: importMap, tasks } = JSON.parse(await Deno.readTextFile("deno.json"));
const sources = await readSources();
const started = new Map<string, string>();
for (const file of ["main.ts", "dev.ts", "fresh.config.ts"]) started.set(file, await Deno.readTextFile(file));

/** Exports that only tests use, by the reason for the export. */
const forTests: Record<string, string[]> = {
  "A test goes up to a limit and one past it.": [
    "lib/auth/passkeys/register_passkey.ts: MOST_PASSKEYS",
    "lib/http/body.ts: BODY_LIMIT",
    "lib/scheduling/appointments/time_freed.ts: GRACE_MINUTES",
    "lib/shared/schemas/directory.ts: DIRECTORY_PAGE_SIZE",
  ],
  "A test names what it hands over or gets.": [
    "db/transaction.ts: Isolation",
    "lib/demo/factories/patient.ts: PatientOverrides",
    "lib/directory/list_therapists.ts: DirectoryQuestion",
    "lib/directory/soonest_first.ts: SoonestPlace",
    "lib/encryption/keyring.ts: UnsealError",
    "lib/files/image/clean_image.ts: CleanImage",
    "lib/jobs/enqueue_mail.ts: MailAbout",
    "lib/observe/log.ts: Fields",
    "lib/outside/mail/smtp_mailer.ts: DeliveryError",
    "lib/records/measures/measure_due.ts: DueFacts",
    "lib/scheduling/appointments/appointments_of.ts: SeatPerson",
    "lib/scheduling/booking/book_appointment.ts: BookingInput",
    "lib/scheduling/booking/plan/occurrences.ts: Every",
    "lib/scheduling/free/load_busy.ts: BusyQuestion",
    "lib/scheduling/mail/calendar_file.ts: CalendarAppointment",
    "lib/scheduling/mail/calendar_file.ts: Invited",
    "lib/scheduling/timetable/lay_out_day.ts: DayItem",
  ],
  "A part is easier to prove alone than through its only caller.": [
    "lib/auth/notices/notify_owner.ts: noticeMail",
    "lib/fresh/app.ts: routesOf",
    "lib/scheduling/mail/appointment_mail.ts: appointmentMail",
    "lib/scheduling/mail/series_mail.ts: seriesMail",
    "lib/scheduling/waitlist/offer_mail.ts: offerMail",
    "components/page/Avatar.tsx: initials",
    "lib/jobs/settle_job.ts: retryDelaySeconds",
    "lib/observe/log.ts: logLine",
    "lib/scheduling/booking/move_visits.ts: previewMove",
    "lib/shared/format.ts: nearDay",
  ],
  "A test tries both sides of a limit.": [
    "lib/http/form.ts: FIELD_LIMIT",
    "lib/http/head.ts: ADDRESS_LIMIT",
    "lib/http/head.ts: HEADERS_LIMIT",
  ],
  "Tests set up the world that the code meets.": [
    "db/client.ts: kyselyOver",
    "db/transaction.ts: setIsolation",
    "lib/demo/factories/therapist.ts: officeHours",
    "lib/demo/seed_demo.ts: DEMO_PASSWORD",
  ],
};
const allowed = new Set(Object.values(forTests).flat());

/**
 * Fresh finds a route by its path. A team that runs Bloom on upstream Fresh uses the kernel's public modules
 * by theirs.
 */
const isFound = (file: string) =>
  (file.startsWith("routes/") && !file.includes("/(_")) ||
  Object.entries<string>(importMap).some(([name, path]) => /^fresh(\/|$)/.test(name) && path === `./${file}`);

/** Returns each export that none of the users takes from its file. */
function unusedExports(sources: Sources, users: Sources): string[] {
  const taken = new Map<string, Set<string>>();
  for (const [file, text] of users) {
    for (const { from, names } of usesOf(file, text, importMap)) {
      const before = taken.get(from) ?? new Set();
      taken.set(from, new Set([...before, ...names]));
    }
  }
  return [...sources].filter(([file]) => !isFound(file)).flatMap(([file, text]) => {
    const used = taken.get(file) ?? new Set();
    return used.has("*")
      ? []
      : exportsOf(text).filter((name) => !used.has(name)).map((name) => `${file}: ${name}`);
  });
}

Deno.test("every export has a user other than the tests", () => {
  const unused = unusedExports(sources, new Map([...sources, ...started]));
  assert.deepEqual(unused.filter((name) => !allowed.has(name)), []);
});

Deno.test("every export for tests is used by tests and by nothing else", async () => {
  const unused = unusedExports(sources, new Map([...sources, ...started]));
  const unusedEvenThere = unusedExports(sources, new Map([...sources, ...started, ...await readTests()]));
  const settled = [...allowed].filter((name) => !unused.includes(name) || unusedEvenThere.includes(name));
  assert.deepEqual(settled, []);
});

Deno.test("every file is imported, started by a task or found by its path", () => {
  const users = [...sources, ...started];
  const named = new Set(users.flatMap(([file, text]) => filesNamedIn(file, text, importMap)));
  const isStarted = (file: string) => Object.values<string>(tasks).some((task) => task.includes(file));
  const unused = [...sources.keys()].filter((file) => !named.has(file) && !isFound(file) && !isStarted(file));
  assert.deepEqual(unused.filter((file) => ![...allowed].some((name) => name.startsWith(`${file}: `))), []);
});

Deno.test("every entry of the import map is used", async () => {
  const specifiers = new Set(
    [...sources, ...started, ...await readTests()].flatMap(([, text]) => specifiersOf(text)),
  );
  const hasCaller = (name: string) =>
    [...specifiers].some((specifier) => specifier === name || specifier.startsWith(`${name}/`));
  assert.deepEqual(Object.keys(importMap).filter((name) => !hasCaller(name)), []);
});

Deno.test("an unused export is found, even if it is a re-export", () => {
  const lonely = new Map([
    ["lib/a.ts", "export const used = 1;\nexport interface Lonely {}\nexport type { B as C } from './b.ts';"],
    ["lib/c.ts", 'import { used } from "./a.ts";'],
  ]);
  assert.deepEqual(unusedExports(lonely, lonely), ["lib/a.ts: Lonely", "lib/a.ts: C"]);
});
