import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { addCalendar } from "../../../lib/scheduling/calendars/import/add_calendar.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of imported and published calendars. */
export async function calendarViews(
  practice: TestPractice,
  { patient, therapist }: { patient: User; therapist: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const bare = await createTherapist(practice, { profile: { listed: false } });
  await addCalendars(practice, therapist);
  const own = { route: "/account/calendar", as: patient };
  const imported = { route: "/practice/calendars", as: therapist };
  return [
    { name: "calendar without an address", ...own, path: paths.ownCalendar({ done: "revoked" }) },
    {
      name: "calendar with a new address",
      ...own,
      path: paths.ownCalendar(),
      act: async (page) => {
        await page.getByRole("button", { name: /^Make a/ }).click();
        await page.getByText("You'll see this address only once").waitFor();
      },
    },
    { name: "calendar with an address", ...own, path: paths.ownCalendar() },
    { name: "other calendars", ...imported, path: paths.importedCalendars({ done: "added" }) },
    { name: "no other calendars", ...imported, as: bare, path: paths.importedCalendars() },
    {
      name: "other calendar that failed",
      ...imported,
      as: bare,
      path: paths.importedCalendars(),
      act: async (page) => {
        await page.getByRole("textbox", { name: "Name" }).fill("Private");
        await sendUnfilled(page);
      },
    },
  ];
}

/**
 * Adds one that works, one whose site refuses, and one that is new. Their next reading is far ahead, so that
 * none happens in the meantime.
 */
async function addCalendars(practice: TestPractice, therapist: User): Promise<void> {
  const { db, now } = practice;
  const states = [
    { name: "Private", readAt: now(), failure: null, skipped: 2, failures: 0 },
    { name: "Clinic", readAt: now().subtract({ hours: 30 }), failure: "refused", skipped: 0, failures: 3 },
    { name: "Choir", readAt: null, failure: null, skipped: 0, failures: 0 },
  ];
  for (const [index, { name, ...state }] of states.entries()) {
    const address = `https://calendar-${index}.example/a.ics`;
    const result = await addCalendar(actingFor(practice, therapist), { name, address });
    assert.ok(result.kind === "added");
    const nextReadAt = now().add({ minutes: state.readAt ? 900 : 0 });
    await db.updateTable("importedCalendars").set({ ...state, turn: 2, nextReadAt })
      .where("id", "=", result.id).execute();
  }
}
