import assert from "node:assert/strict";
import { type CalendarToRead, readCalendar } from "../../../lib/scheduling/calendars/import/read_calendar.ts";

const DENVER = "America/Denver";
const local = (at: string, zone = DENVER) =>
  Temporal.PlainDateTime.from(at).toZonedDateTime(zone).epochMilliseconds;
const FROM = local("2026-03-01T00:00");
const UNTIL = local("2026-09-01T00:00");

const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) => [
  "BEGIN:VEVENT",
  ...(lines.some((line) => line.startsWith("UID")) ? [] : [`UID:${crypto.randomUUID()}`]),
  ...["DTSTAMP:20260101T000000Z", "SUMMARY:Dentist", ...lines],
  "END:VEVENT",
];

function read(text: string, more: Partial<CalendarToRead> = {}) {
  const result = readCalendar({
    text,
    span: [FROM, UNTIL],
    timeZone: DENVER,
    except: [],
    addresses: [],
    ...more,
  });
  assert.equal(result.kind, "read");
  return result.kind === "read" ? result : { busy: [], skipped: 0, lost: 0 };
}

/** Returns the busy times as clocks in Denver (or another zone) show them. */
function clocks(text: string, { zone = DENVER, ...more }: Partial<CalendarToRead> & { zone?: string } = {}) {
  const say = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
      .toString({ smallestUnit: "minute" });
  return read(text, more).busy.map(([from, until]) => `${say(from)} ${say(until)}`);
}

Deno.test("a time in UTC, in a named zone, and without a zone each blocks by its own clock", () => {
  const text = calendar(
    ...event("DTSTART:20260302T170000Z", "DTEND:20260302T180000Z"),
    ...event("DTSTART;TZID=America/New_York:20260303T120000", "DURATION:PT30M"),
    ...event("DTSTART;TZID=Europe/Berlin:20260304T200000", "DTEND;TZID=America/Denver:20260304T130000"),
    ...event("DTSTART:20260305T090000", "DTEND:20260305T100000"),
  );
  assert.deepEqual(clocks(text), [
    "2026-03-02T10:00 2026-03-02T11:00",
    "2026-03-03T10:00 2026-03-03T10:30",
    "2026-03-04T12:00 2026-03-04T13:00",
    "2026-03-05T09:00 2026-03-05T10:00",
  ]);
});

Deno.test("overlapping and adjoining events are one busy time", () => {
  const text = calendar(
    ...event("DTSTART:20260302T180000Z", "DTEND:20260302T190000Z"),
    ...event("DTSTART:20260302T170000Z", "DTEND:20260302T180000Z"),
    ...event("DTSTART:20260302T183000Z", "DTEND:20260302T184500Z"),
  );
  assert.deepEqual(clocks(text), ["2026-03-02T10:00 2026-03-02T12:00"]);
});

Deno.test("free, canceled, zero-length, long past and distant events do not block", () => {
  const at = ["DTSTART:20260302T170000Z", "DTEND:20260302T180000Z"];
  const text = calendar(
    ...event(...at, "TRANSP:TRANSPARENT"),
    ...event(...at, "STATUS:CANCELLED"),
    ...event(...at, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
    ...event("DTSTART:20260302T170000Z"),
    ...event("DTSTART:20250302T170000Z", "DTEND:20250302T180000Z"),
    ...event("DTSTART:20270302T170000Z", "DTEND:20270302T180000Z"),
  );
  assert.deepEqual(clocks(text), []);
  assert.equal(clocks(calendar(...event(...at, "STATUS:TENTATIVE", "TRANSP:OPAQUE"))).length, 1);
});

Deno.test("repeated events keep their local hour on both sides of a DST change, and on the day itself", () => {
  const text = calendar(
    ...event("DTSTART;TZID=America/Denver:20260306T093000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4"),
  );
  assert.deepEqual(clocks(text), [6, 7, 8, 9].map((day) => `2026-03-0${day}T09:30 2026-03-0${day}T10:30`));
  const night = calendar(
    ...event("DTSTART;TZID=America/Denver:20260307T023000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3"),
  );
  // In the gap on the 8th a time is read with the offset before it.
  assert.deepEqual(clocks(night), [
    "2026-03-07T02:30 2026-03-07T03:00",
    "2026-03-08T03:30 2026-03-08T04:00",
    "2026-03-09T02:30 2026-03-09T03:00",
  ]);
  const abroad = calendar(
    ...event("DTSTART;TZID=Europe/Berlin:20260326T180000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"),
  );
  assert.deepEqual(clocks(abroad), [
    "2026-03-26T11:00 2026-03-26T12:00",
    "2026-04-02T10:00 2026-04-02T11:00",
  ]);
});

Deno.test("a rule's days, intervals and ends are respected, wherever it began", () => {
  const starts = (...lines: string[]) =>
    clocks(calendar(...event(...lines, "DURATION:PT1H"))).map((one) => one.slice(5, 16));
  const zone = "DTSTART;TZID=America/Denver:";
  assert.deepEqual(
    starts(`${zone}20200101T100000`, "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20260401T235959Z").slice(
      0,
      3,
    ),
    ["03-04T10:00", "03-18T10:00", "04-01T10:00"],
  );
  assert.equal(starts(`${zone}20100104T100000`, "RRULE:FREQ=DAILY;INTERVAL=3").length, 61);
  assert.deepEqual(
    starts(`${zone}20260130T100000`, "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=4"),
    ["03-27T10:00", "04-24T10:00"],
  );
  // The last one begins at the very moment when the rule ends, given in UTC or as a day.
  assert.equal(starts(`${zone}20260302T200000`, "RRULE:FREQ=DAILY;UNTIL=20260305T030000Z").length, 3);
  assert.equal(starts(`${zone}20260302T200000`, "RRULE:FREQ=DAILY;UNTIL=20260305T025959Z").length, 2);
  assert.equal(starts(`${zone}20260302T200000`, "RRULE:FREQ=DAILY;UNTIL=20260304").length, 3);
  // After the clock change, UTC is one hour closer.
  assert.equal(starts(`${zone}20260307T200000`, "RRULE:FREQ=DAILY;UNTIL=20260310T020000Z").length, 3);
  assert.deepEqual(
    starts(`${zone}20260302T100000`, "RDATE;TZID=America/Denver:20260305T110000,20260306T120000"),
    [
      "03-02T10:00",
      "03-05T11:00",
      "03-06T12:00",
    ],
  );
});

Deno.test("excluded days do not block, however their time is written", () => {
  const text = calendar(...event(
    "DTSTART;TZID=America/Denver:20260302T100000",
    "DURATION:PT1H",
    "RRULE:FREQ=DAILY;COUNT=6",
    "EXDATE;TZID=America/Denver:20260303T100000",
    "EXDATE:20260304T170000Z,20260305T170000Z",
    "EXDATE;VALUE=DATE:20260306",
  ));
  assert.deepEqual(clocks(text).map((one) => one.slice(8, 10)), ["02", "07"]);
});

Deno.test("a moved, canceled or freed occurrence blocks at its current time, or not at all", () => {
  const change = (day: string, ...lines: string[]) =>
    event("UID:a", `RECURRENCE-ID;TZID=America/Denver:202603${day}T100000`, ...lines);
  const text = calendar(
    ...change("03", "DTSTART;TZID=America/Denver:20260303T150000", "DURATION:PT2H"),
    ...event(
      "UID:a",
      "DTSTART;TZID=America/Denver:20260302T100000",
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;COUNT=5",
    ),
    ...change("04", "DTSTART;TZID=America/Denver:20260304T100000", "DURATION:PT1H", "STATUS:CANCELLED"),
    ...change("05", "DTSTART;TZID=America/Denver:20260305T100000", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
    ...event("UID:a", "RECURRENCE-ID:20260306T170000Z", "DTSTART:20260306T200000Z", "DURATION:PT1H"),
    ...event("UID:alone", "RECURRENCE-ID:20260309T170000Z", "DTSTART:20260309T170000Z", "DURATION:PT1H"),
  );
  assert.deepEqual(clocks(text), [
    "2026-03-02T10:00 2026-03-02T11:00",
    "2026-03-03T15:00 2026-03-03T17:00",
    "2026-03-06T13:00 2026-03-06T14:00",
    "2026-03-09T11:00 2026-03-09T12:00",
  ]);
});

Deno.test("a change to all following occurrences moves them as well", () => {
  const text = calendar(
    ...event(
      "UID:a",
      "DTSTART;TZID=America/Denver:20260302T100000",
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;COUNT=4",
    ),
    ...event(
      "UID:a",
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Denver:20260304T100000",
      "DTSTART;TZID=America/Denver:20260304T143000",
      "DURATION:PT30M",
    ),
  );
  assert.deepEqual(clocks(text), [
    "2026-03-02T10:00 2026-03-02T11:00",
    "2026-03-03T10:00 2026-03-03T11:00",
    "2026-03-04T14:30 2026-03-04T15:00",
    "2026-03-05T14:30 2026-03-05T15:00",
  ]);
});

Deno.test("an all-day event lasts from midnight to midnight in the calendar's zone, even on a day of 23 hours", () => {
  const days = [
    ...event("DTSTART;VALUE=DATE:20260308", "DTEND;VALUE=DATE:20260309"),
    ...event("DTSTART;VALUE=DATE:20260401", "DURATION:P2D"),
    ...event("DTSTART;VALUE=DATE:20260501"),
    ...event("DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=WEEKLY;UNTIL=20260608", "DTEND;VALUE=DATE:20260602"),
  ];
  const expected = [
    "2026-03-08T00:00 2026-03-09T00:00",
    "2026-04-01T00:00 2026-04-03T00:00",
    "2026-05-01T00:00 2026-05-02T00:00",
    "2026-06-01T00:00 2026-06-02T00:00",
    "2026-06-08T00:00 2026-06-09T00:00",
  ];
  assert.deepEqual(
    clocks(calendar(...days)),
    expected,
    "the therapist's zone, if the calendar names none",
  );
  const [[from, until]] = read(calendar(...days)).busy;
  assert.equal((until - from) / 3_600_000, 23);
  const tokyo = calendar("X-WR-TIMEZONE:Asia/Tokyo", ...days);
  assert.deepEqual(clocks(tokyo, { zone: "Asia/Tokyo" }), expected);
});

Deno.test("a zone unknown to IANA follows the calendar's own definition", () => {
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Mountain Standard Time",
    ...["BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0600", "TZOFFSETTO:-0700"],
    ...["RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "END:STANDARD"],
    ...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:-0700", "TZOFFSETTO:-0600"],
    ...["RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT"],
    "END:VTIMEZONE",
  ];
  const weekly = event(
    'DTSTART;TZID="Mountain Standard Time":20260302T100000',
    "DTEND;TZID=Mountain Standard Time:20260302T110000",
    "RRULE:FREQ=WEEKLY;UNTIL=20260316T160000Z",
  );
  const expected = ["02", "09", "16"].map((day) => `2026-03-${day}T10:00 2026-03-${day}T11:00`);
  assert.deepEqual(clocks(calendar(...zone, ...weekly), { timeZone: "Asia/Tokyo" }), expected);
  assert.deepEqual(
    clocks(calendar(...weekly, ...zone), { timeZone: "Asia/Tokyo" }),
    expected,
    "the zone at the end",
  );
  const prefixed = event(
    "DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20260302T120000",
    "DURATION:PT1H",
  );
  assert.deepEqual(clocks(calendar(...prefixed)), ["2026-03-02T10:00 2026-03-02T11:00"]);
});

Deno.test("an undefined zone is not guessed: every hour that it may mean is blocked, and the entry is counted", () => {
  const known = event("DTSTART:20260305T170000Z", "DURATION:PT1H");
  for (const zone of ["Nowhere/At All", "CST", "Pacific Summer Time", "GMT+99"]) {
    const text = calendar(...event(`DTSTART;TZID=${zone}:20260302T100000`, "DURATION:PT1H"), ...known);
    assert.deepEqual(clocks(text, { zone: "UTC" }), [
      "2026-03-01T20:00 2026-03-02T23:00",
      "2026-03-05T17:00 2026-03-05T18:00",
    ]);
    assert.deepEqual([read(text).skipped, read(text).lost], [1, 0]);
  }
});

Deno.test("a calendar of busy times alone blocks them, and not those that it calls free", () => {
  const text = calendar(
    "BEGIN:VFREEBUSY",
    "UID:shared",
    "DTSTART:20260301T000000Z",
    "FREEBUSY:20260302T170000Z/PT1H,20260303T170000Z/20260303T183000Z",
    "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260302T1800\r\n 00Z/PT30M",
    "FREEBUSY;FBTYPE=FREE:20260304T170000Z/PT1H",
    "FREEBUSY;FBTYPE=BUSY:20250304T170000Z/PT1H",
    "END:VFREEBUSY",
    ...event("DTSTART:20260305T170000Z", "DURATION:PT1H"),
  );
  assert.deepEqual(clocks(text), [
    "2026-03-02T10:00 2026-03-02T11:30",
    "2026-03-03T10:00 2026-03-03T11:30",
    "2026-03-05T10:00 2026-03-05T11:00",
  ]);
  const broken = ["BEGIN:VFREEBUSY", "FREEBUSY:sometimes", "END:VFREEBUSY"];
  assert.equal(read(calendar(...broken, ...event("DTSTART:20260305T170000Z"))).skipped, 1);
});

Deno.test("a calendar without a single readable entry cannot be read; an empty one can", () => {
  const of = (...lines: string[]) =>
    readCalendar({
      text: calendar(...lines),
      span: [FROM, UNTIL],
      timeZone: DENVER,
      except: [],
      addresses: [],
    });
  assert.deepEqual(of(...event("DTSTART:garbage"), ...event("DTSTART:never")), {
    kind: "failed",
    failure: "unreadable",
  });
  assert.deepEqual(of(), { kind: "read", busy: [], skipped: 0, lost: 0 });
});

Deno.test("alarms, tasks, folded lines, lower case, bare line feeds and unknown components do no harm", () => {
  const text = calendar(
    ...["BEGIN:VTODO", "UID:t", "DTSTART:20260302T170000Z", "DUE:20260302T180000Z", "END:VTODO"],
    ...["BEGIN:X-THING", "DTSTART:20260302T170000Z", "END:X-THING"],
    ...event(
      "DTSTART:2026\r\n 0303T17\r\n\t0000Z",
      "DTEND:20260303T180000Z",
      "DESCRIPTION:Bring the\\, \r\n DTSTART:20270101T000000Z",
      ...["BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT9H", "RRULE:FREQ=SECONDLY", "END:VALARM"],
    ),
  );
  const expected = ["2026-03-03T10:00 2026-03-03T11:00"];
  assert.deepEqual(clocks(text), expected);
  assert.deepEqual(clocks(text.replaceAll("\r\n", "\n")), expected);
  const lower = text.replace(/^[A-Z-]+:/gm, (name) => name.toLowerCase());
  assert.deepEqual(clocks(lower), expected);
});

Deno.test("an unreadable entry is counted and does not hide the others", () => {
  const text = calendar(
    ...event("DTSTART:99999999T999999Z", "DTEND:20260303T180000Z"),
    ...event("DTSTART;VALUE=DATE:2026"),
    ...event("SUMMARY:No beginning"),
    ...event("DTSTART:20260302T170000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"),
    ...event("DTSTART:20260302T170000Z", "DURATION:PT1H", "RRULE:nonsense"),
    ...event("DTSTART:20260303T170000Z", "DTEND:20260303T180000Z"),
  );
  const { busy, skipped, lost } = read(text);
  assert.deepEqual([skipped, lost], [5, 3]);
  assert.equal(busy.length, 183, "a rule that was not understood may mean each day from its start on");
});

Deno.test("Bloom's visits that return through the therapist's calendar do not block", () => {
  const id = "0b5c2f0e-6f2f-4d0f-9d0a-2f8f4f1d7c11";
  const text = calendar(...event(`UID:${id}`, "DTSTART:20260302T170000Z", "DURATION:PT1H"));
  assert.equal(read(text).busy.length, 1);
  assert.equal(read(text, { except: [id] }).busy.length, 0);
});

Deno.test("a rule without any time blocks nothing, and takes no time", () => {
  const start = ["DTSTART:20260101T000000Z", "DURATION:PT1H"];
  for (const freq of ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "MONTHLY", "YEARLY"]) {
    const text = calendar(...event(...start, `RRULE:FREQ=${freq};BYMONTH=2;BYMONTHDAY=30`));
    assert.deepEqual(read(text), { kind: "read", busy: [], skipped: 0, lost: 0 });
  }
});

Deno.test("a file that demands more than any real calendar is abandoned", () => {
  const hour = ["DTSTART:20260101T000000Z", "DURATION:PT1S"];
  const many = Array.from({ length: 20_001 }, (_, index) => ["BEGIN:VEVENT", `UID:${index}`, "END:VEVENT"])
    .flat();
  const hostile = [
    calendar(...event(...hour, "RRULE:FREQ=SECONDLY")),
    calendar(...event(...hour, "RRULE:FREQ=MINUTELY")),
    calendar(...event("DTSTART:19000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=HOURLY;COUNT=1200000")),
    calendar(...many),
  ];
  for (const text of hostile) {
    const result = readCalendar({ text, span: [FROM, UNTIL], timeZone: DENVER, except: [], addresses: [] });
    assert.deepEqual(result, { kind: "failed", failure: "too_much" }, text.slice(0, 200));
  }
});
