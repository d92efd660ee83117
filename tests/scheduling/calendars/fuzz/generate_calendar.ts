import { type Chance, chance } from "./random.ts";
import { DAY, dayOf, HOUR, type ModelEvent, type ModelRule, ruleClocks, weekday } from "./calendar_model.ts";

/** A generated calendar with what it means. */
export interface GeneratedCalendar {
  text: string;
  events: ModelEvent[];
  /** Everything in it is written so that it can be understood wholly. */
  isClear: boolean;
}

/** The zone of dates, and of times without one. */
export const OWN_ZONE = "America/Denver";
export const OWNER = "ana@bloom.example";
const NOON = Date.UTC(2026, 2, 1, 12);

/** Returns a calendar: events of every kind in every spelling, and half of the time some damage. */
export function generateCalendar(seed: number): GeneratedCalendar {
  const random = chance(seed);
  const events: ModelEvent[] = [];
  const lines: string[] = [];
  const zones = new Map<string, string[]>();
  let isClear = true;
  for (let index = 0, count = 1 + random.below(3); index < count; index++) {
    const event = randomEvent(random);
    const spelt = new Spelling(random, `event-${index}`, zones);
    lines.push(...spelt.event(event));
    events.push(event);
    if (!spelt.isClear) isClear = false;
  }
  if (random.once(4)) {
    const start = NOON + random.below(150) * DAY;
    lines.push(...freeBusy(random, start));
    events.push({ ...plain(start, "UTC"), milliseconds: 2 * HOUR });
  }
  const whole = ["BEGIN:VCALENDAR", "VERSION:2.0", ...[...zones.values()].flat(), ...lines, "END:VCALENDAR"];
  const isDamaged = random.once(2);
  const shown = isDamaged ? damage(random, whole) : whole;
  if (isDamaged) isClear = false;
  return { text: layOut(random, shown), events, isClear };
}

function plain(start: number, zone: string): ModelEvent {
  const none = { further: [], except: [], exceptDays: [], changes: [] };
  return { zone, isDate: false, start, days: 0, milliseconds: HOUR, isBusy: true, ...none };
}

function randomEvent(random: Chance): ModelEvent {
  const isDate = random.once(4);
  const day = dayOf(NOON) + (random.below(220) - 40) * DAY;
  const start = isDate ? day : day + random.below(24) * HOUR + random.of([0, 15, 30]) * 60_000;
  const zone = isDate ? OWN_ZONE : random.of([OWN_ZONE, OWN_ZONE, "Europe/Paris", "UTC", "+05:30", "-06:00"]);
  const event: ModelEvent = {
    ...plain(start, zone),
    isDate,
    days: isDate ? 1 + random.below(3) : random.once(6) ? 1 : 0,
    milliseconds: isDate ? 0 : (1 + random.below(8)) * 30 * 60_000,
    isBusy: !random.once(8),
  };
  if (!random.once(3)) addRule(random, event);
  return event;
}

/** Adds a rule that names the event's own start, with exceptions and changes. */
function addRule(random: Chance, event: ModelEvent): void {
  for (let tries = 0; tries < 8; tries++) {
    const rule = randomRule(random, event);
    if (
      ruleClocks({ ...rule, count: undefined, until: undefined }, event.start, event.start)[0] !== event.start
    ) continue;
    event.rule = rule;
    break;
  }
  if (!event.rule) return;
  const clocks = ruleClocks(event.rule, event.start, NOON + 190 * DAY);
  const times = clocks.slice(0, 60);
  if (random.once(3)) event.except.push(random.of(times));
  if (random.once(5)) event.exceptDays.push(dayOf(random.of(times)));
  if (random.once(4)) {
    const start = event.start + (3 + random.below(90)) * DAY + (event.isDate ? 0 : HOUR);
    event.further.push({ start, days: event.days, milliseconds: event.milliseconds });
  }
  if (event.isDate || !random.once(3)) return;
  const instead = random.of(times);
  if (event.except.includes(instead) || event.exceptDays.includes(dayOf(instead))) return;
  event.changes.push({
    instead,
    start: instead + random.of([-DAY, DAY, 3 * HOUR, 0]) + random.of([0, HOUR]),
    milliseconds: (1 + random.below(5)) * HOUR,
    isBusy: !random.once(4),
    andAfter: random.once(4),
  });
}

function randomRule(random: Chance, { start, isDate }: ModelEvent): ModelRule {
  const freq = random.of(
    ["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", isDate ? "DAILY" : "HOURLY"] as const,
  );
  const date = new Date(start);
  const [month, inMonth, of] = [date.getUTCMonth() + 1, date.getUTCDate(), weekday(dayOf(start))];
  const rule: ModelRule = {
    freq,
    interval: freq === "HOURLY" ? random.of([5, 12, 36]) : 1 + random.below(3),
    weekStart: random.of([1, 7]),
  };
  const others = () => [...new Set([of, 1 + random.below(7), 1 + random.below(7)])];
  if (freq === "WEEKLY" && random.once(2)) rule.byDay = others().map((day) => [0, day]);
  if ((freq === "DAILY" || freq === "HOURLY") && random.once(2)) {
    rule.byDay = [...others(), 5].map((day) => [0, day]);
  }
  if (freq === "MONTHLY") {
    const nth = Math.ceil(inMonth / 7);
    const kind = random.below(4);
    if (kind === 0) rule.byDay = [[nth, of]];
    if (kind === 1) rule.byMonthDay = [inMonth, -1];
    if (kind === 2) rule.byDay = others().map((day) => [0, day]);
    if (kind === 3 && random.once(2)) rule.byDay = [[-1, of]];
  }
  if (freq === "YEARLY") {
    const kind = random.below(4);
    if (kind === 0) Object.assign(rule, { byMonth: [month, 1 + (month % 12)], byMonthDay: [inMonth] });
    if (kind === 1) Object.assign(rule, { byMonth: [month], byDay: [[0, of]] });
    if (kind === 2) {
      rule.byYearDay = [Math.round((dayOf(start) - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1, -10];
    }
    rule.interval = 1;
  }
  if (freq !== "HOURLY" && !isDate && random.once(6)) {
    rule.byHour = [...new Set([date.getUTCHours(), random.below(24)])];
  }
  const isSet = freq !== "HOURLY" && (rule.byDay || rule.byMonthDay || rule.byHour);
  if (isSet && random.once(3)) rule.bySetPos = random.of([[1], [-1], [1, -1], [2], [2, -2]]);
  const end = random.below(3);
  if (end === 0) rule.count = 1 + random.below(40);
  if (end === 1) rule.until = start + random.below(150) * DAY;
  return rule;
}

/** How one event is written. */
class Spelling {
  isClear = true;
  constructor(readonly random: Chance, readonly uid: string, readonly zones: Map<string, string[]>) {}

  event(event: ModelEvent): string[] {
    const { random } = this;
    const zone = this.zone(event);
    const at = (name: string, clock: number) => this.moment(name, clock, event, zone);
    const lines = [at("DTSTART", event.start), ...this.end(event, zone)];
    if (event.rule) lines.push(this.rule(event.rule, event, zone));
    for (const clock of event.except) lines.push(at("EXDATE", clock));
    for (const day of event.exceptDays) {
      lines.push(`EXDATE${random.once(2) ? ";VALUE=DATE" : ""}:${compactDay(day)}`);
    }
    for (const { start } of event.further) lines.push(at("RDATE", start));
    lines.push(...this.freedom(event.isBusy));
    if (random.once(3)) {
      lines.push("BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DURATION:PT5M", "END:VALARM");
    }
    const changes = event.changes.flatMap((change) => [
      "BEGIN:VEVENT",
      `UID:${this.uid}`,
      at(`RECURRENCE-ID${change.andAfter ? ";RANGE=THISANDFUTURE" : ""}`, change.instead),
      at("DTSTART", change.start),
      `DURATION:PT${change.milliseconds / 60_000}M`,
      ...this.freedom(change.isBusy),
      "END:VEVENT",
    ]);
    return ["BEGIN:VEVENT", `UID:${this.uid}`, ...lines, "SUMMARY:Dentist", "END:VEVENT", ...changes];
  }

  /** Returns the parameter or the ending of times in the event's zone. */
  zone({ zone, isDate }: ModelEvent): { parameter: string; ending: string } {
    const { random } = this;
    if (isDate) return { parameter: "", ending: "" };
    if (zone === "UTC" && !random.once(3)) return { parameter: "", ending: "Z" };
    const names: Record<string, readonly string[]> = {
      UTC: ["Etc/UTC", "(UTC) Coordinated Universal Time", "GMT"],
      "+05:30": ["GMT+0530", "UTC+05:30", "+0530"],
      "-06:00": ["GMT-0600", "UTC-6", "-06:00"],
      "America/Denver": [
        "America/Denver",
        '"Mountain Standard Time"',
        "/example.org/America/Denver",
        "(UTC-07:00) Mountain Time (US & Canada)",
        "",
      ],
      "Europe/Paris": ["Europe/Paris", "Romance Standard Time", "europe/paris"],
    };
    const pick = random.below(8);
    if (pick < 2 && zone in DEFINED) {
      const id = random.of(["Own zone", "CST", "EST", "America/Denver-here"]) +
        (zone === "Europe/Paris" ? " P" : "");
      this.zones.set(id, definition(id, DEFINED[zone]));
      return { parameter: `;TZID=${id}`, ending: "" };
    }
    if (pick === 2) {
      this.isClear = false;
      const id = random.of(["PST", "Nowhere", "Local time", "Half zone"]);
      if (id === "Half zone") {
        this.zones.set(
          id,
          definition(id, DEFINED[OWN_ZONE]).filter((line) => !line.startsWith("TZOFFSETFROM")),
        );
      }
      return { parameter: `;TZID=${id}`, ending: "" };
    }
    const id = random.of(names[zone]);
    return { parameter: id === "" ? "" : `;TZID=${id}`, ending: "" };
  }

  moment(
    name: string,
    clock: number,
    { isDate }: ModelEvent,
    { parameter, ending }: { parameter: string; ending: string },
  ): string {
    if (isDate) return `${name}${this.random.once(2) ? ";VALUE=DATE" : ""}:${compactDay(clock)}`;
    return `${name}${parameter}:${compact(clock, this.random)}${ending}`;
  }

  end(
    { start, days, milliseconds, isDate }: ModelEvent,
    zone: { parameter: string; ending: string },
  ): string[] {
    const { random } = this;
    if (isDate) {
      if (days === 1 && random.once(3)) return [];
      if (days === 1 && random.once(2)) return [`DTEND;VALUE=DATE:${compactDay(start)}`];
      if (days === 1 && random.once(3)) return [`DTEND:${compactDay(start)}T050000`];
      return [random.once(3) ? `DURATION:P${days}D` : `DTEND;VALUE=DATE:${compactDay(start + days * DAY)}`];
    }
    const minutes = milliseconds / 60_000;
    if (days === 0 && random.once(2) && zone.ending === "Z") {
      return [`DTEND:${compact(start + milliseconds, random)}Z`];
    }
    return [
      `DURATION:P${days > 0 ? `${days}D` : ""}T${
        random.once(2) ? `${minutes}M` : `${Math.floor(minutes / 60)}H${minutes % 60}M`
      }`,
    ];
  }

  rule(rule: ModelRule, { isDate }: ModelEvent, { ending }: { ending: string }): string {
    const { random } = this;
    const days = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    const until = rule.until === undefined
      ? undefined
      : isDate
      ? compactDay(rule.until)
      : compact(rule.until, random) + ending;
    const parts = [
      `FREQ=${rule.freq}`,
      rule.interval > 1 || random.once(3) ? `INTERVAL=${rule.interval}` : "",
      rule.count ? `COUNT=${rule.count}` : "",
      until ? `UNTIL=${until}` : "",
      rule.byMonth ? `BYMONTH=${rule.byMonth}` : "",
      rule.byMonthDay ? `BYMONTHDAY=${rule.byMonthDay}` : "",
      rule.byYearDay ? `BYYEARDAY=${rule.byYearDay}` : "",
      rule.byDay ? `BYDAY=${rule.byDay.map(([number, day]) => `${number || ""}${days[day]}`)}` : "",
      rule.byHour ? `BYHOUR=${rule.byHour}` : "",
      rule.bySetPos ? `BYSETPOS=${rule.bySetPos}` : "",
      rule.weekStart === 7 || random.once(3) ? `WKST=${days[rule.weekStart]}` : "",
    ].filter(Boolean);
    const text = parts.join(";");
    return `RRULE:${random.once(5) ? text.toLowerCase() : text}${random.once(8) ? ";" : ""}`;
  }

  freedom(isBusy: boolean): string[] {
    const busy = [["TRANSP:OPAQUE"], ["STATUS:CONFIRMED"], ["STATUS:TENTATIVE"], [], [
      `ATTENDEE;PARTSTAT=DECLINED:mailto:ben@else.example`,
    ]];
    const free = [
      ["TRANSP:TRANSPARENT"],
      ["STATUS:CANCELLED"],
      ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
      ["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"],
      [`ATTENDEE;CN="Ana, B.";PARTSTAT=DECLINED:mailto:${OWNER}`],
    ];
    return this.random.of(isBusy ? busy : free);
  }
}

const DEFINED: Record<string, { standard: string; daylight: string; rules: [string, string] }> = {
  "America/Denver": {
    standard: "-0700",
    daylight: "-0600",
    rules: ["BYMONTH=11;BYDAY=1SU", "BYMONTH=3;BYDAY=2SU"],
  },
  "Europe/Paris": {
    standard: "+0100",
    daylight: "+0200",
    rules: ["BYMONTH=10;BYDAY=-1SU", "BYMONTH=3;BYDAY=-1SU"],
  },
};

function definition(id: string, { standard, daylight, rules }: (typeof DEFINED)[string]): string[] {
  const autumn = standard === "+0100" ? "030000" : "020000";
  return [
    ...["BEGIN:VTIMEZONE", `TZID:${id}`, "BEGIN:STANDARD", `DTSTART:16010101T${autumn}`],
    ...[
      `TZOFFSETFROM:${daylight}`,
      `TZOFFSETTO:${standard}`,
      `RRULE:FREQ=YEARLY;${rules[0]}`,
      "END:STANDARD",
    ],
    ...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", `TZOFFSETFROM:${standard}`, `TZOFFSETTO:${daylight}`],
    ...[`RRULE:FREQ=YEARLY;${rules[1]}`, "END:DAYLIGHT", "END:VTIMEZONE"],
  ];
}

function freeBusy(random: Chance, start: number): string[] {
  const end = random.once(2) ? "PT2H" : `${compact(start + 2 * HOUR)}Z`;
  return [
    ...[
      "BEGIN:VFREEBUSY",
      `FREEBUSY;FBTYPE=${random.of(["BUSY", "BUSY-TENTATIVE"])}:${compact(start)}Z/${end}`,
    ],
    ...[`FREEBUSY;FBTYPE=FREE:${compact(start + DAY)}Z/PT1H`, "END:VFREEBUSY"],
  ];
}

/** Text as people write it, in lines that a program forgot to fold. */
const RAW = [
  ...[
    "End Time: 7:00 PM",
    "Begin at four sharp.",
    "END:",
    "Bring the forms",
    "BEGIN: at four",
    "End: 7 PM",
    "Sport: Baseball",
  ],
  ...[
    "END:VEVENT",
    "BEGIN:VEVENT",
    "BEGIN:MEETING",
    "END:VCALENDAR",
    "END:VALARM",
    "BEGIN:VALARM",
    "END:VTODO",
  ],
];

/** Damages a calendar in a way that leaves what its events mean. */
function damage(random: Chance, whole: readonly string[]): string[] {
  let lines = [...whole];
  for (let times = 1 + random.below(2); times > 0; times--) lines = damageOnce(random, lines);
  return lines;
}

function damageOnce(random: Chance, lines: string[]): string[] {
  const inside = 2 + random.below(Math.max(1, lines.length - 3));
  const ends = lines.flatMap((line, index) => /^END:(VEVENT|VALARM|VFREEBUSY)/.test(line) ? [index] : []);
  const end = ends.length > 0 ? random.of(ends) : inside;
  switch (random.below(8)) {
    case 0:
      return lines.toSpliced(end, 1);
    case 1:
      return lines.toSpliced(end, 0, lines[end]);
    case 2:
    case 3:
      return lines.toSpliced(inside, 0, random.of(RAW));
    case 4: {
      // A sign that no value has.
      const times = lines.flatMap((line, index) => VALUES.test(line) ? [index] : []);
      if (times.length === 0) return lines;
      const at = random.of(times);
      const line = lines[at];
      const colon = line.indexOf(":");
      const place = colon + 1 + random.below(Math.max(1, line.length - colon - 1));
      return lines.with(
        at,
        line.slice(0, place) + random.of(["?", "*", "~"]) + line.slice(place + random.below(2)),
      );
    }
    case 5: {
      // A line that was broken without being folded.
      const times = lines.flatMap((line, index) => VALUES.test(line) ? [index] : []);
      if (times.length === 0) return lines;
      const at = random.of(times);
      const place = 1 + random.below(lines[at].length - 1);
      return lines.toSpliced(at, 1, lines[at].slice(0, place), lines[at].slice(place));
    }
    case 6:
      return [...lines, random.of(["<!-- cached -->", "", "# end", "\u0000"])];
    default:
      return lines.toSpliced(
        inside,
        0,
        random.of(["", "X-NOTE:TRANSP", ";;;", ":", "=", "\u00a0", "DESCRIPTION:a\\nEND:VEVENT"]),
      );
  }
}

const VALUES = /^(DTSTART|DTEND|DURATION|RRULE|RDATE|FREEBUSY)/;

/** Joins the lines as different programs do: folded or not, with CRLF or LF, in any case. */
function layOut(random: Chance, lines: readonly string[]): string {
  const [isFolded, isLower] = [random.once(4), random.once(6)];
  const shown = lines.map((line) => {
    const named = isLower ? line.replace(/^[A-Z-]+(?=[;:])/, (name) => name.toLowerCase()) : line;
    return isFolded && named.length > 20 ? `${named.slice(0, 15)}\r\n ${named.slice(15)}` : named;
  });
  return shown.join(random.once(3) ? "\n" : "\r\n") + "\r\n";
}

function compact(clock: number, random?: Chance): string {
  const text = new Date(clock).toISOString().slice(0, 19).replace(/[-:]/g, "");
  return random?.once(6) && text.endsWith("00") ? text.slice(0, -2) : text;
}
const compactDay = (clock: number) => compact(clock).slice(0, 8);
