import assert from "node:assert/strict";
import { readCalendar } from "../../../../lib/scheduling/calendars/import/read_calendar.ts";
import { modelTimes, type Time } from "./calendar_model.ts";
import { generateCalendar, OWN_ZONE, OWNER } from "./generate_calendar.ts";

const SPAN: Time = [Date.UTC(2026, 2, 1, 7), Date.UTC(2026, 7, 30)];
const CALENDARS = 5_000;
/** Another one finds other calendars: `FUZZ_SEED=7 deno task test …`. */
const SEED = Number(Deno.env.get("FUZZ_SEED") ?? 0);

function reading(text: string) {
  return readCalendar({ text, span: SPAN, timeZone: OWN_ZONE, except: [], addresses: [OWNER] });
}

Deno.test("A calendar that is understood in part says so and frees nothing: 5,000 generated ones against a model", () => {
  const counts = { exact: 0, partly: 0, lost: 0, failed: 0, times: 0 };
  for (let index = 1; index <= CALENDARS; index++) {
    const seed = SEED * CALENDARS + index;
    const { text, events, isClear } = generateCalendar(seed);
    const taken = joined(events.flatMap((event) => modelTimes(event, SPAN)));
    const result = reading(text);
    const about = () => `seed ${seed}, ${JSON.stringify(result).slice(0, 80)}\n${text}`;
    if (result.kind === "failed") {
      assert.ok(!isClear, about());
      counts.failed++;
      continue;
    }
    const free = taken.filter(([from, until]) => !result.busy.some(([a, b]) => a <= from && until <= b));
    counts.times += taken.length;
    // What is not understood blocks all that it may mean, unless it is known to be lost.
    if (result.lost === 0) {
      assert.deepEqual(free.map(shown), [], `Free, though the source blocks it: ${about()}`);
    }
    if (result.skipped === 0) assert.equal(result.lost, 0);
    if (isClear) {
      assert.equal(result.skipped, 0, about());
      assert.deepEqual(result.busy.map(shown), taken.map(shown), about());
      counts.exact++;
    }
    if (result.skipped > 0) counts.partly++;
    if (result.lost > 0) counts.lost++;
  }
  // The generator makes what the rule is about.
  assert.ok(counts.exact > 1_000 && counts.partly > 1_000 && counts.times > 50_000, JSON.stringify(counts));
  assert.ok(counts.lost + counts.failed < CALENDARS / 2, JSON.stringify(counts));
});

/** Sorts times and joins those that overlap or touch. */
function joined(times: Time[]): Time[] {
  const all: Time[] = [];
  for (const [from, until] of times.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else all.push([from, until]);
  }
  return all;
}

const shown = ([from, until]: readonly [number, number]) =>
  `${new Date(from).toISOString()} ${new Date(until).toISOString()}`;
