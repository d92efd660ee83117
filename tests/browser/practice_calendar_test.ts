import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { connect, createAppointment, createPatient } from "../support/factories.ts";
import { createDailyTherapist } from "./support/booking.ts";
import { live } from "./support/live.ts";
import { siteTest, type Visited } from "./support/on_site.ts";

const DESK = { width: 1280, height: 800 };
const ZONE = "America/Denver";
const LONG_NAME = "Maximiliana Featherstonehaugh-Villanueva";

/** Sets up a therapist's next Wednesday, with visits at ten and eleven. */
async function atTheDesk({ site: { practice }, open }: Visited) {
  const therapist = await createDailyTherapist(practice);
  const today = practice.now().toZonedDateTimeISO(ZONE).toPlainDate();
  const day = today.add({ days: 7 + 3 - today.dayOfWeek });
  const at = (hour: number) => day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant();
  for (const [name, hour] of [["Robin Reyes", 10], [LONG_NAME, 11]] as const) {
    const patientId = (await createPatient(practice, { name })).id;
    await createAppointment(practice, { therapistId: therapist.id, patientId, startsAt: at(hour) });
  }
  const page = await open({ as: therapist, viewport: DESK });
  await page.goto(`/practice?day=${day}`);
  await live(page);
  const startsOf = async () => {
    const rows = await practice.db.selectFrom("appointments").select("startsAt").orderBy("startsAt")
      .execute();
    return rows.map(({ startsAt }) =>
      startsAt.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "minute" })
    );
  };
  return { page, day, therapist, startsOf };
}

siteTest(
  "without a script, the calendar's links lead to rescheduling, booking and reading appointments",
  async (visited) => {
    const { page, day } = await atTheDesk(visited);
    const main = page.getByRole("main");
    const wednesday = main.getByRole("listitem").filter({
      has: page.getByRole("link", { name: /^Wednesday, / }),
    });
    const names = await wednesday.getByRole("listitem").allInnerTexts();
    assert.deepEqual(names.map((text) => /New at|Robin|Maximiliana/.exec(text)?.[0]).slice(0, 4), [
      "New at",
      "Robin",
      "Maximiliana",
      "New at",
    ]);
    assert.match(
      await wednesday.getByRole("link", { name: "New at 1:00 PM" }).getAttribute("href") ?? "",
      /^\/practice\/appointments\/new\?startsAt=.*%3A00%3A00Z$/,
    );
    await main.getByRole("link", { name: "Move Robin Reyes" }).click();
    await page.getByRole("heading", { name: "Move this visit" }).waitFor();
    await page.goBack();
    await main.getByRole("link", { name: "Robin Reyes", exact: true }).click();
    await page.waitForURL(/\/appointments\/[0-9a-f-]+$/);
    await page.goto(`/practice?day=${day}`);
    await page.getByRole("link", { name: "Next week" }).click();
    await page.waitForURL(`**/practice?view=week&day=${day.add({ days: 7 - 2 })}`);
  },
  { scripts: ["without"] },
);

siteTest(
  "a therapist moves a visit with the keyboard alone and is told why a time is impossible",
  async (visited) => {
    const { page, day, startsOf } = await atTheDesk(visited);
    const move = page.getByRole("link", { name: "Move Robin Reyes" });
    await move.focus();
    await page.keyboard.press("Enter");
    const bar = page.getByRole("application");
    await bar.getByText("(where it is now)").waitFor();
    await bar.locator("button:focus").waitFor();
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "detached" });
    assert.ok(
      await page.getByRole("link", { name: /Robin Reyes/ }).first().evaluate((link) =>
        document.activeElement === link
      ),
    );

    await page.keyboard.press("Enter");
    await bar.locator("button:focus").waitFor();
    for (let quarter = 0; quarter < 4; quarter++) await page.keyboard.press("ArrowDown");
    await bar.getByRole("status").filter({ hasText: "at 11:00 AM" }).waitFor();
    await page.keyboard.press("Enter");
    await bar.getByRole("alert").getByText("You have another visit at that time, or one too close to it.")
      .waitFor();
    assert.deepEqual(await startsOf(), [`${day}T10:00`, `${day}T11:00`]);

    await page.keyboard.press("ArrowRight");
    await bar.getByRole("status").filter({ hasText: "Thursday" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("The visit has been moved.").waitFor();
    assert.deepEqual(await startsOf(), [`${day}T11:00`, `${day.add({ days: 1 })}T11:00`]);
  },
  { scripts: ["with"] },
);

siteTest(
  "a therapist books a free time in the calendar and sees each conflict before overriding it",
  async (visited) => {
    const { page, day, therapist, startsOf } = await atTheDesk(visited);
    const { practice } = visited.site;
    await connect(practice, await createPatient(practice, { name: "Sam Ortiz" }), therapist);
    const wednesday = page.getByRole("listitem").filter({
      has: page.getByRole("link", { name: /^Wednesday, / }),
    });
    const link = wednesday.getByRole("link", { name: "New at 9:00 AM" });
    await link.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "New visit" });
    await dialog.getByRole("combobox", { name: "Patient" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.ok(await link.evaluate((element) => document.activeElement === element), "Focus is back.");

    await page.keyboard.press("Enter");
    await dialog.getByRole("combobox", { name: "Patient" }).selectOption("Sam Ortiz");
    for (let quarter = 0; quarter < 8; quarter++) {
      await dialog.getByRole("button", { name: "15 minutes later" }).click();
    }
    await dialog.getByRole("status").filter({ hasText: "at 11:00 AM" }).waitFor();
    await dialog.getByRole("button", { name: "Book this visit" }).click();
    await dialog.getByRole("alert").getByText("You have another visit then").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Book anyway" }).count(), 0);

    for (let quarter = 0; quarter < 16; quarter++) {
      await dialog.getByRole("button", { name: "15 minutes earlier" }).click();
    }
    await dialog.getByRole("button", { name: "Book this visit" }).click();
    await dialog.getByRole("alert").getByText("Outside your hours.").waitFor();
    assert.deepEqual(await startsOf(), [`${day}T10:00`, `${day}T11:00`]);
    await dialog.getByRole("button", { name: "Book anyway" }).click();
    await page.getByText("The visit has been booked.").waitFor();
    assert.deepEqual(await startsOf(), [`${day}T07:00`, `${day}T10:00`, `${day}T11:00`]);
  },
  { scripts: ["with"] },
);

siteTest("a therapist drags a visit to another time, and only the button moves it", async (visited) => {
  const { page, day, startsOf } = await atTheDesk(visited);
  const visit = page.locator("[data-visit]").filter({ hasText: "Robin Reyes" });
  const box = await visit.boundingBox();
  assert.ok(box);
  const hour = await hourHeight(page);
  await page.mouse.move(box.x + 20, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 60, { steps: 3 });
  await page.mouse.move(box.x + 20, box.y + 30 + 3 * hour, { steps: 3 });
  await page.mouse.up();
  const bar = page.getByRole("application");
  await bar.getByRole("status").filter({ hasText: "at 1:00 PM" }).waitFor();
  assert.deepEqual(await startsOf(), [`${day}T10:00`, `${day}T11:00`]);
  await bar.getByRole("button", { name: "Move here" }).click();
  await page.getByText("The visit has been moved.").waitFor();
  assert.deepEqual(await startsOf(), [`${day}T11:00`, `${day}T13:00`]);
}, { scripts: ["with"] });

siteTest("the calendar prints on one page, without navigation and without cut-off names", async (visited) => {
  const { page, day, therapist } = await atTheDesk(visited);
  const { practice } = visited.site;
  const { id: patientId } = await createPatient(practice, { name: "Sam Ortiz" });
  for (let visit = 0; visit < 33; visit++) {
    const hour = 8 + visit % 9;
    const startsAt = day.subtract({ days: 2 }).add({ days: Math.floor(visit / 9) })
      .toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant();
    if (hour === 10 || hour === 11) continue;
    await createAppointment(practice, { therapistId: therapist.id, patientId, startsAt });
  }
  for (const view of ["week", "day"]) {
    await page.goto(`/practice?view=${view}&day=${day}`);
    const pdf = new TextDecoder("latin1").decode(await page.pdf({ format: "A4" }));
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, view);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1000 });
    assert.equal(await page.getByRole("navigation").count(), 0);
    const name = page.getByRole("link", { name: LONG_NAME, exact: true });
    const isWhole = await name.evaluate((link) => {
      const { right, left } = link.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && link.checkVisibility();
    });
    assert.ok(isWhole, view);
    assert.equal(await page.getByRole("link", { name: /^New at/ }).count(), 0);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(DESK);
  }
}, { scripts: ["without"] });

/** Returns the height of an hour, from the distance of two visits that begin an hour apart. */
async function hourHeight(page: Page): Promise<number> {
  const tops = await page.locator("[data-visit]").evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().top)
  );
  return tops[1] - tops[0];
}
