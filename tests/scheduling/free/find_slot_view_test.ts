import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { findSlotView } from "../../../lib/scheduling/free/find_slot_view.ts";
import type { SlotView } from "../../../lib/shared/slot_view.ts";
import { databaseTest } from "../../support/database.ts";
import { createTherapist } from "../../support/factories.ts";
import { denver, practiceOn } from "../desk.ts";

/** Returns the view for a query, on a Monday at nine in Denver; the therapist works on weekdays. */
async function viewer(db: Db, overrides: Parameters<typeof createTherapist>[1] = {}) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, overrides);
  const caller = { ...practice, requestId: "", network: "", actor: null };
  return async (query: Record<string, string>, timeZone = "America/Denver"): Promise<SlotView> => {
    const found = await findSlotView(caller, {
      therapistId: therapist.id,
      path: "/book",
      query: new URLSearchParams(query),
      timeZone,
      ownTimeZone: "America/Denver",
    });
    assert.ok(found);
    return found.view;
  };
}

databaseTest("without a query the coming week and its first free day are shown", async ({ db }) => {
  const show = await viewer(db);
  const view = await show({});
  assert.equal(view.from, "2026-03-02");
  assert.equal(view.day, view.slots[0].slice(0, 10));
  assert.equal(view.nextFree, view.slots[0]);
  assert.equal(view.chosen, null);
  assert.equal(view.askedTimeZone, undefined);
});

databaseTest("a chosen slot determines the week and the day", async ({ db }) => {
  const show = await viewer(db);
  const chosen = denver("2026-03-18T10:00").toString();
  const view = await show({ startsAt: chosen });
  assert.equal(view.from, "2026-03-16");
  assert.equal(view.day, "2026-03-18");
  assert.equal(view.chosen, chosen);
  assert.ok(view.slots.includes(chosen));
});

databaseTest("looking at another day or week keeps the chosen slot", async ({ db }) => {
  const show = await viewer(db);
  const chosen = denver("2026-03-04T10:00").toString();
  const day = await show({ startsAt: chosen, day: "2026-03-05", from: "2026-03-02" });
  assert.deepEqual([day.from, day.day, day.chosen], ["2026-03-02", "2026-03-05", chosen]);
  const week = await show({ startsAt: chosen, from: "2026-03-09" });
  assert.deepEqual([week.from, week.day, week.chosen], ["2026-03-09", "2026-03-09", chosen]);
});

databaseTest(
  "changing the displayed zone never changes the chosen instant, and never changes the day without saying so",
  async ({ db }) => {
    const show = await viewer(db);
    const chosen = denver("2026-03-04T16:00").toString();
    const there = await show({ startsAt: chosen }, "Asia/Kolkata");
    assert.equal(there.chosen, chosen);
    assert.equal(there.day, "2026-03-05", "The slot's day in that zone.");
    assert.equal(there.askedTimeZone, "Asia/Kolkata");
    const sameDay = await show({ day: "2026-03-05" }, "Asia/Kolkata");
    assert.equal(sameDay.day, "2026-03-05");
  },
);

databaseTest("a fully booked week is replaced by the next one with free slots", async ({ db }) => {
  const away = { startsAt: denver("2026-03-01T00:00"), endsAt: denver("2026-03-17T00:00") };
  const show = await viewer(db, { timeOff: [away] });
  const view = await show({});
  assert.equal(view.day, "2026-03-17");
  const asked = await show({ from: "2026-03-02" });
  assert.deepEqual([asked.from, asked.slots.length], ["2026-03-02", 0], "Unless the query names it.");
});

databaseTest("invalid parameters are ignored", async ({ db }) => {
  const show = await viewer(db);
  const plain = await show({});
  const meaningless: Record<string, string>[] = [
    { day: "yesterday" },
    { day: "2026-02-30", from: "2026-13-01" },
    { startsAt: "soon" },
    { startsAt: "2026-03-04T25:00:00Z" },
    { day: "", from: "", startsAt: "" },
  ];
  for (const query of meaningless) {
    assert.deepEqual(await show(query), plain, JSON.stringify(query));
  }
  const past = await show({ day: "2020-01-01", from: "2020-01-01" });
  assert.equal(past.from, plain.from, "The past is not shown.");
  assert.equal((await show({ day: "2099-01-01" })).slots.length, 0);
});

databaseTest("an unlisted therapist has no free time to show", async ({ db }) => {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { profile: { listed: false } });
  const caller = { ...practice, requestId: "", network: "", actor: null };
  const asked = { path: "/book", query: new URLSearchParams(), timeZone: "UTC", ownTimeZone: "UTC" };
  assert.equal(await findSlotView(caller, { ...asked, therapistId: therapist.id }), null);
});
