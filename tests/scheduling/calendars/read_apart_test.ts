import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { fewAtATime } from "../../../lib/scheduling/calendars/import/few_at_a_time.ts";
import { readApart } from "../../../lib/scheduling/calendars/import/read_apart.ts";
import type { CalendarToRead } from "../../../lib/scheduling/calendars/import/read_calendar.ts";

const SPAN: [number, number] = [Date.parse("2026-03-01"), Date.parse("2026-09-01")];
const TOO_MUCH = { kind: "failed", failure: "too_much" };

const calendar = (...parts: string[][]): CalendarToRead => ({
  text: [["BEGIN:VCALENDAR"], ...parts, ["END:VCALENDAR", ""]].map((lines) => lines.join("\r\n")).join(
    "\r\n",
  ),
  span: SPAN,
  timeZone: "America/Denver",
  except: [],
  addresses: [],
});
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const plain = calendar(event("UID:a", "DTSTART:20260302T170000Z", "DURATION:PT1H"));

/** The limits of this file's readers. Their memory tells them from those of other tests in this process. */
const limits = (milliseconds = 60_000) => ({ milliseconds, megabytes: 63 });

/** Returns the readers that this file has started and that still run. */
function readers(): string[] {
  const found: string[] = [];
  for (const { name } of Deno.readDirSync("/proc")) {
    try {
      const command = Deno.readTextFileSync(`/proc/${name}/cmdline`);
      const [, parent] = /^PPid:\s*(\d+)/m.exec(Deno.readTextFileSync(`/proc/${name}/status`)) ?? [];
      if (
        command.includes("=63") && command.includes("calendar_process.ts") && Number(parent) === Deno.pid
      ) found.push(name);
    } catch {
      // Not a process, or gone.
    }
  }
  return found;
}

const compact = (at: number) => new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "");

/** 3.3 MB whose zone changes its clock 150,000 times, and an event for each second in it. */
function manyTransitions(): CalendarToRead {
  const changes = Array.from({ length: 150 }, (_, index) => {
    const dates = Array.from({ length: 1_000 }, (_, day) => {
      return compact(Date.UTC(1990, 0, 1, index * 1_000 + day));
    });
    return [
      ...["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", `TZOFFSETTO:+0${index % 9}30`],
      ...[...dates.map((date) => `RDATE:${date}`), "END:STANDARD"],
    ];
  });
  return calendar(
    ["BEGIN:VTIMEZONE", "TZID:Much"],
    ...changes,
    ["END:VTIMEZONE"],
    event("UID:a", "DTSTART;TZID=Much:20260101T000000", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
  );
}

/** 19,000 changed occurrences of an event that occurs 100,000 times. */
function manyChanges(): CalendarToRead {
  const at = (minutes: number) => compact(Date.UTC(2026, 2, 1, 0, minutes)) + "Z";
  const changes = Array.from({ length: 19_000 }, (_, index) =>
    event(
      "UID:a",
      `RECURRENCE-ID;RANGE=THISANDFUTURE:${at(index * 2)}`,
      `DTSTART:${at(index * 2)}`,
      "DURATION:PT1M",
    ));
  return calendar(
    event("UID:a", `DTSTART:${at(0)}`, "DURATION:PT1M", "RRULE:FREQ=MINUTELY;COUNT=100000"),
    ...changes,
  );
}

/** Names that alone are larger than the reader's memory. */
const hugeMemory = {
  ...plain,
  except: Array.from({ length: 200_000 }, (_, index) => `${index}`.repeat(50)),
};

Deno.test("a calendar gives the same result in its own process as here", async () => {
  const from = Date.parse("2026-03-02T17:00Z");
  assert.deepEqual(await readApart(plain), {
    kind: "read",
    busy: [[from, from + 3_600_000]],
    skipped: 0,
    lost: 0,
  });
});

Deno.test("a calendar that would run for hours ends at its limit, and its process is gone", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 20);
  for (const hostile of [manyTransitions(), manyChanges(), hugeMemory]) {
    assert.deepEqual(await readApart(hostile, limits(3_000)), TOO_MUCH);
    assert.deepEqual(readers(), []);
  }
  clearInterval(timer);
  assert.ok(ticks > 20, "the event loop kept running");
});

Deno.test("a reader that gets no time is killed, and so are all that wait behind it", async () => {
  const results = await Promise.all([1, 2, 3, 4].map(() => readApart(plain, limits(0))));
  assert.deepEqual(results, [TOO_MUCH, TOO_MUCH, TOO_MUCH, TOO_MUCH]);
  assert.deepEqual(readers(), []);
});

Deno.test("of many calendars, two are read at the same time", async () => {
  let most = 0;
  const timer = setInterval(() => most = Math.max(most, readers().length), 5);
  const results = await Promise.all(Array.from({ length: 5 }, () => readApart(plain, limits())));
  clearInterval(timer);
  assert.ok(results.every(({ kind }) => kind === "read"));
  assert.ok(most > 0 && most <= 2, String(most));
});

Deno.test("tasks run in their order, at most so many at a time, and a failed one makes room", async () => {
  const run = fewAtATime(2);
  const began: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, index) =>
    run(() => {
      began.push(index);
      return promise;
    })
  );
  await Promise.resolve();
  assert.deepEqual(began, [0, 1]);
  ends[1].reject(new Error("failed"));
  await assert.rejects(all[1]);
  ends[0].resolve();
  await all[0];
  assert.deepEqual(began, [0, 1, 2, 3]);
  ends[2].resolve();
  ends[3].resolve();
  await Promise.all(all.slice(2));
  assert.equal(await run(() => Promise.resolve("later")), "later");
});

Deno.test("the permissions of `deno task start` suffice to read a calendar", async () => {
  const root = new URL("../../../", import.meta.url);
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", root)));
  const run = "$(deno eval -p 'Deno.execPath()')";
  assert.ok(tasks.start.includes(run));
  const flags = tasks.start.replace(run, Deno.execPath()).replaceAll('"', "").split(" ").slice(2, -1);
  const probe = fileURLToPath(new URL("./read_one_apart.ts", import.meta.url));
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", ...flags, probe],
    cwd: fileURLToPath(root),
  }).output();
  assert.match(new TextDecoder().decode(stdout), /"kind":"read"/, new TextDecoder().decode(stderr));
});
