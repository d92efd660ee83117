import assert from "node:assert/strict";
import { readCalendar } from "../../../lib/scheduling/calendars/import/read_calendar.ts";

/** What one calendar says, what it blocks (by clocks in Chicago, without the year), and what is left out. */
interface Case {
  says: string[];
  blocks: string[];
  skipped?: number;
  lost?: number;
}

const CHICAGO = "America/Chicago";
const SPAN: [number, number] = [Date.parse("2026-12-01T06:00Z"), Date.parse("2027-06-01T06:00Z")];
const OWNER = "ana@bloom.example";

function reading(lines: string[]) {
  const text = ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
  return readCalendar({ text, span: SPAN, timeZone: CHICAGO, except: [], addresses: [OWNER] });
}

const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:a", ...lines, "END:VEVENT"];
const at = `DTSTART;TZID=${CHICAGO}:20261208T090000`;
const hour = [at, "DURATION:PT1H"];
const NINE = "12-08T09:00 12-08T10:00";
const TEN = "12-09T10:00 12-09T11:00";
const next = [
  "BEGIN:VEVENT",
  "UID:b",
  `DTSTART;TZID=${CHICAGO}:20261209T100000`,
  "DURATION:PT1H",
  "END:VEVENT",
];

function tried(kinds: Record<string, Case>): void {
  for (const [kind, { says, blocks, skipped = 0, lost = 0 }] of Object.entries(kinds)) {
    const result = reading(says);
    assert.ok(result.kind === "read", `${kind}: ${JSON.stringify(result)}`);
    const clock = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(CHICAGO).toPlainDateTime()
        .toString({ smallestUnit: "minute" }).slice(5);
    const shown = result.busy.slice(0, 8).map(([from, until]) => `${clock(from)} ${clock(until)}`);
    assert.deepEqual({ kind, shown, skipped: result.skipped, lost: result.lost }, {
      kind,
      shown: blocks,
      skipped,
      lost,
    });
  }
}

Deno.test("text that was not folded, also if it looks like BEGIN or END, hides no event", () => {
  const text = (...raw: string[]) => [...event(...hour, "DESCRIPTION:Meet", ...raw), ...next];
  tried({
    "an ending hour": { says: text("End Time: 7:00 PM", "Sport: Chess"), blocks: [NINE, TEN] },
    "a beginning": { says: text("Begin at four sharp."), blocks: [NINE, TEN] },
    "a colon": { says: text("END: 7 PM", "BEGIN: at four"), blocks: [NINE, TEN] },
    "the end of something else": { says: text("END:VTODO", "END:MEETING"), blocks: [NINE, TEN] },
    "the beginning of something": {
      says: text("BEGIN:MEETING", "Agenda"),
      blocks: [NINE, TEN],
      skipped: 1,
      lost: 1,
    },
    "a line broken in its name": {
      says: event(at, "DTE", "ND:20261208T160000Z"),
      blocks: ["12-08T09:00 12-09T09:00"],
      skipped: 1,
      lost: 1,
    },
    "a rule broken behind its name": {
      says: event(...hour, "RRULE:FREQ=", "HOURLY;COUNT=2"),
      blocks: ["08", "09", "10", "11", "12", "13", "14", "15"].map((day) =>
        `12-${day}T09:00 12-${day}T10:00`
      ),
      skipped: 1,
      lost: 1,
    },
    "a time inside of an alarm": {
      says: event(...hour, "BEGIN:VALARM", "RDATE:20261209T160000Z", "END:VALARM"),
      blocks: [NINE],
      skipped: 1,
      lost: 1,
    },
    "an indented event": {
      says: [...next, " BEGIN:VEVENT", " DTSTART:20261208T150000Z"],
      blocks: [TEN],
      skipped: 2,
      lost: 2,
    },
    "the event's end": {
      says: event(at, "END:VEVENT", "DURATION:PT1H"),
      blocks: [NINE],
      skipped: 1,
      lost: 1,
    },
    "behind a time": {
      says: [...event(...hour, "and more"), ...next],
      blocks: [NINE, TEN],
      skipped: 1,
      lost: 1,
    },
  });
});

Deno.test("missing and doubled ends hide no event", () => {
  tried({
    "an end twice": { says: [...event(...hour), "END:VEVENT", ...next], blocks: [NINE, TEN] },
    "no end": { says: [...event(...hour).slice(0, -1), ...next], blocks: [NINE, TEN], skipped: 1, lost: 1 },
    "no last end": {
      says: [...next, ...event(...hour).slice(0, -1)],
      blocks: [NINE, TEN],
      skipped: 1,
      lost: 1,
    },
    "an alarm without end": {
      says: event(at, "BEGIN:VALARM", "TRIGGER:-PT5M", "DURATION:PT1H"),
      blocks: [NINE],
      skipped: 1,
      lost: 1,
    },
    "an unknown component with times": {
      says: [...event(...hour), "BEGIN:VAVAILABILITY", "DTSTART:20261210T000000Z", "END:VAVAILABILITY"],
      blocks: [NINE],
      skipped: 1,
      lost: 1,
    },
  });
});

Deno.test("Eight digits are a date in every property, and all-day events block their whole day however their end is written", () => {
  const day = ["12-08T00:00 12-09T00:00"];
  tried({
    "a bare start": { says: event("DTSTART:20261208", "DTEND:20261209"), blocks: day },
    "its start as end": {
      says: event("DTSTART;VALUE=DATE:20261208", "DTEND;VALUE=DATE:20261208"),
      blocks: day,
    },
    "a time as end": { says: event("DTSTART;VALUE=DATE:20261208", "DTEND:20261208T050001Z"), blocks: day },
    "a time on the next day": {
      says: event("DTSTART;VALUE=DATE:20261208", "DTEND:20261209T230000"),
      blocks: ["12-08T00:00 12-10T00:00"],
    },
    "hours as duration": {
      says: event("DTSTART;VALUE=DATE:20261208", "DURATION:PT30H"),
      blocks: ["12-08T00:00 12-10T00:00"],
    },
    "an end before its start": {
      says: event("DTSTART;VALUE=DATE:20261208", "DTEND;VALUE=DATE:20261207"),
      blocks: day,
      skipped: 1,
    },
    "a bare exception": {
      says: event(...hour, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261209"),
      blocks: [NINE, "12-10T09:00 12-10T10:00"],
    },
    "a bare change": {
      says: [
        ...event(...hour, "RRULE:FREQ=DAILY;COUNT=2"),
        ...event("RECURRENCE-ID:20261209", `DTSTART;TZID=${CHICAGO}:20261209T140000`, "DURATION:PT1H"),
      ],
      blocks: [NINE, "12-09T14:00 12-09T15:00"],
    },
    "a bare change of a day": {
      says: [
        ...event("DTSTART:20261208", "RRULE:FREQ=WEEKLY;COUNT=2"),
        ...event("RECURRENCE-ID:20261215", "DTSTART:20261217"),
      ],
      blocks: [...day, "12-17T00:00 12-18T00:00"],
    },
    "a time called a date": {
      says: event("DTSTART;VALUE=DATE:20261208T090000"),
      blocks: day,
      skipped: 1,
      lost: 1,
    },
  });
});

Deno.test("RDATE periods, RDATE and EXDATE of another type, BYSETPOS, EXRULE, day-long durations across a clock change", () => {
  tried({
    "a period": {
      says: event(...hour, "RDATE;VALUE=PERIOD:20261209T160000Z/PT4H"),
      blocks: [NINE, "12-09T10:00 12-09T14:00"],
    },
    "a period with an end": {
      says: event(...hour, "RDATE;VALUE=PERIOD:20261209T160000Z/20261209T170000Z"),
      blocks: [NINE, TEN],
    },
    "a day beside hours": {
      says: event(...hour, "RDATE;VALUE=DATE:20261210"),
      blocks: [NINE, "12-10T00:00 12-11T00:00"],
    },
    "an hour beside days": {
      says: event("DTSTART:20261208", "RDATE:20261210T160000Z"),
      blocks: ["12-08T00:00 12-09T00:00", "12-09T18:00 12-11T18:00"],
    },
    "the last of a set": {
      says: event("DTSTART:20261030", "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=3"),
      blocks: ["12-30T00:00 12-31T00:00"],
    },
    "an excluding rule": {
      says: event(...hour, "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"),
      blocks: ["12-09T09:00 12-09T10:00", "12-11T09:00 12-11T10:00"],
    },
    "a day of 23 hours": {
      says: event(`DTSTART;TZID=${CHICAGO}:20270313T140000`, "DURATION:P1D"),
      blocks: ["03-13T14:00 03-14T14:00"],
    },
    "24 hours over it": {
      says: event(`DTSTART;TZID=${CHICAGO}:20270313T140000`, "DURATION:PT24H"),
      blocks: ["03-13T14:00 03-14T15:00"],
    },
    "an exception by another clock": {
      says: event(`DTSTART;TZID=America/New_York:20261208T100000`, "DURATION:PT1H", "EXDATE:20261208T100000"),
      blocks: [NINE],
      skipped: 1,
    },
  });
});

Deno.test("a rule in lower case is understood, and one with any unknown part may mean each day", () => {
  const three = ["12-08T09:00 12-08T10:00", "12-09T09:00 12-09T10:00", "12-10T09:00 12-10T10:00"];
  tried({ "lower case": { says: event(...hour, "RRULE:freq=daily;count=3;wkst=mo;"), blocks: three } });
  const unknown = [
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;X-ODD=1",
    "FREQ=WEEKLY;BYMONTHDAY=3",
    "BYDAY=MO",
    "FREQ=MONTHLY;BYMONTHDAY=32",
  ];
  for (
    const rule of [
      ...unknown,
      "RSCALE=CHINESE;FREQ=YEARLY",
      "FREQ=WEEKLY;INTERVAL=0",
      "FREQ=DAILY;FREQ=WEEKLY",
      "",
    ]
  ) {
    const result = reading(event(...hour, `RRULE:${rule}`));
    assert.ok(result.kind === "read");
    assert.deepEqual([result.busy.length, result.skipped], [175, 1], rule);
  }
  const anyHour = reading(event(...hour, "RRULE:FREQ=HOURLY;X-ODD=1"));
  assert.ok(anyHour.kind === "read");
  assert.deepEqual([anyHour.busy.length, anyHour.skipped], [1, 1], "all of the time");
});

/** A zone's definition, with its clock changes in the United States' central zone, or without some lines. */
function zone(id: string, without = "nothing"): string[] {
  return [
    ...["BEGIN:VTIMEZONE", `TZID:${id}`, "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0500"],
    ...["TZOFFSETTO:-0600", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "END:STANDARD", "BEGIN:DAYLIGHT"],
    ...["DTSTART:16010101T020000", "TZOFFSETFROM:-0600", "TZOFFSETTO:-0500"],
    ...["RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"],
  ].filter((line) => !line.startsWith(without));
}

Deno.test("Windows zone names are known by CLDR's table, offsets by their sign, and the file's own zones by their definition", () => {
  const nine = (id: string) => event(`DTSTART;TZID=${id}:20261208T090000`, "DURATION:PT1H");
  const known = [
    "Central Standard Time",
    "GMT-0600",
    "UTC-06:00",
    "-06:00",
    "(UTC-06:00) Central Time (US & Canada)",
  ];
  for (const id of [...known, '"America/Chicago"', "/olson/America/Chicago", "CST6CDT"]) {
    tried({ [id]: { says: nine(id), blocks: [NINE] } });
  }
  for (const id of ["CST", "EST", "Own", "America/Chicago", "Central Standard Time"]) {
    tried({ [`${id}, defined`]: { says: [...zone(id), ...nine(id)], blocks: [NINE] } });
  }
  tried({
    "UTC by its name in Windows": {
      says: event("DTSTART;TZID=(UTC) Coordinated Universal Time:20261208T150000", "DURATION:PT1H"),
      blocks: [NINE],
    },
    "no seconds": {
      says: event(`DTSTART;TZID=${CHICAGO}:20261208T0900`, "DTEND:20261208T1600Z"),
      blocks: [NINE],
    },
    "its summer": {
      says: [...zone("CST"), ...event("DTSTART;TZID=CST:20270405T090000", "DURATION:PT1H")],
      blocks: ["04-05T09:00 04-05T10:00"],
    },
  });
});

Deno.test("an incomplete zone is never read as UTC in silence, and a name defined otherwise blocks both", () => {
  const nine = (id: string) => event(`DTSTART;TZID=${id}:20261208T090000`, "DURATION:PT1H");
  const anywhere = ["12-07T13:00 12-08T16:00"];
  tried({
    "without an offset": {
      says: [...zone("Own", "TZOFFSETFROM"), ...nine("Own")],
      blocks: anywhere,
      skipped: 1,
    },
    "with half of its changes": {
      says: [...zone("Own").slice(0, 8), "END:VTIMEZONE", ...nine("Own")],
      blocks: anywhere,
      skipped: 1,
    },
    "without an offset, by a known name": {
      says: [...zone("America/Chicago", "TZOFFSETTO"), ...nine("America/Chicago")],
      blocks: [NINE],
    },
    "another place's definition": {
      says: [...zone("America/New_York"), ...nine("America/New_York")],
      blocks: ["12-08T08:00 12-08T10:00"],
      skipped: 1,
    },
    "an abbreviation as the calendar's own": {
      says: ["X-WR-TIMEZONE:CST", ...event("DTSTART:20261208T090000", "DURATION:PT1H")],
      blocks: anywhere,
      skipped: 1,
    },
  });
});

Deno.test("Declined and working-elsewhere leave the time free, and another guest's answer does not", () => {
  const declined = (who: string) => `ATTENDEE;CN="B, C";PARTSTAT=DECLINED:mailto:${who}`;
  tried({
    declined: { says: event(...hour, declined(OWNER.toUpperCase())), blocks: [] },
    "declined by a guest": { says: event(...hour, declined("ben@else.example")), blocks: [NINE] },
    "declined and accepted": {
      says: event(...hour, declined(OWNER), `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${OWNER}`),
      blocks: [NINE],
    },
    "working elsewhere": { says: event(...hour, "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"), blocks: [] },
    "out of office": { says: event(...hour, "X-MICROSOFT-CDO-BUSYSTATUS:OOF"), blocks: [NINE] },
    "a word that is not the property's": {
      says: event(...hour, "TRANSP:transparent-ish", "STATUS:canceled?"),
      blocks: [NINE],
    },
    "two answers": { says: event(...hour, "STATUS:CANCELLED", "STATUS:CONFIRMED"), blocks: [NINE] },
  });
});
