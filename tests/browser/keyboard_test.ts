import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { countAppointments, createDailyTherapist } from "./support/booking.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "a patient signs in, finds a therapist, chooses another time and books with the keyboard alone",
  async ({ site, open, hasScript }) => {
    await createDailyTherapist(site.practice);
    const patient = await createPatient(site.practice);
    const page = await open();
    await page.goto("/");

    await tabTo(page, "Sign in");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await tabTo(page, "Email address");
    await page.keyboard.type(patient.email);
    await tabTo(page, "Password");
    await page.keyboard.type(FACTORY_PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Appointments" }).waitFor();

    await tabTo(page, "Find a therapist");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Therapists" }).waitFor();
    await tabTo(page, /^Book Dr\. Alex Morgan/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Book with Dr. Alex Morgan" }).waitFor();
    await live(page);

    const before = await chosen(page);
    await tabTo(page, before.time);
    // Arrow keys move between radios, the tab key between links.
    await page.keyboard.press(hasScript ? "ArrowRight" : "Tab");
    if (!hasScript) await page.keyboard.press("Enter");
    await page.waitForFunction(
      (text) => !document.querySelector("main [role=status]")?.textContent?.includes(text),
      before.text,
    );
    const after = await chosen(page);
    await tabTo(page, "Book this time");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Booked" }).waitFor();
    assert.ok((await page.getByRole("main").innerText()).includes(after.time));
    assert.equal(await countAppointments(site.practice), 1);
  },
);

siteTest("the days are one tab stop, and so are the times", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await page.goto(`/therapists/${therapist.id}/book`);
  await live(page);
  for (const group of ["Day", "Time"]) {
    const radios = page.getByRole("radiogroup", { name: group }).getByRole("radio");
    const stops = await radios.evaluateAll((all) =>
      all.filter((radio) => (radio as HTMLElement).tabIndex === 0)
    );
    assert.ok(await radios.count() > 1);
    assert.equal(stops.length, 1);
  }
  const days = page.getByRole("radiogroup", { name: "Day" }).getByRole("radio");
  await days.first().focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await days.last().getAttribute("aria-checked"), "true", "Arrow keys wrap around.");
  assert.ok(await days.last().evaluate((day) => day === document.activeElement));
  const times = page.getByRole("radiogroup", { name: "Time" }).getByRole("radio");
  await times.first().focus();
  await page.keyboard.press(" ");
  assert.equal(await times.first().getAttribute("aria-checked"), "true", "Space selects.");
}, { scripts: ["with"] });

siteTest("the first tab stop skips the navigation", async ({ open }) => {
  const page = await open();
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to main content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement)));
});

/** Returns the choice that the confirmation panel shows. */
async function chosen(page: Page): Promise<{ text: string; time: string }> {
  const text = (await page.getByRole("main").getByRole("status").last().innerText()).split("\n")[0];
  return { text, time: text.split(" at ")[1] };
}

/** Presses the tab key until the element with this name has focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const found = await focused(page);
    if (typeof name === "string" ? found === name : name.test(found)) return;
    seen.push(found);
  }
  assert.fail(`The tab key does not reach ${name}, only: ${seen.join(" | ")}`);
}

/** Returns the name of the focused element, as far as these pages need it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return "";
    const label = element.id && document.querySelector(`label[for="${element.id}"]`);
    return ((label || element).textContent ?? "").replace(/\s+/g, " ").trim();
  });
}
