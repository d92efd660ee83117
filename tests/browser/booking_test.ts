import assert from "node:assert/strict";
import { createPatient } from "../support/factories.ts";
import {
  countAppointments,
  createDailyTherapist,
  nextFree,
  openBooking,
  slot,
  takeSlot,
} from "./support/booking.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "when a slot is taken in the meantime, the page explains it, keeps the choice visible and offers free slots",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const page = await open({ as: await createPatient(site.practice) });
    const startsAt = await nextFree(site.practice);
    await openBooking(page, therapist, startsAt);
    await takeSlot(site.practice, therapist, startsAt);

    await page.getByRole("button", { name: "Book this time" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("That time has been taken. Choose another one.").waitFor();
    assert.match(await alert.getByText("You chose").innerText(), / at \d+:\d\d [AP]M/);
    assert.equal(await countAppointments(site.practice), 1);

    await alert.getByRole("link").first().click();
    await page.waitForLoadState();
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "Booked" }).waitFor();
    assert.equal(await countAppointments(site.practice), 2);
  },
);

siteTest("a page that gets focus again notices that the slot is taken", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  const startsAt = await nextFree(site.practice);
  await openBooking(page, therapist, startsAt);
  await takeSlot(site.practice, therapist, startsAt);

  await page.evaluate(() => globalThis.dispatchEvent(new Event("focus")));
  await page.getByRole("alert").getByText("That time is no longer available.").waitFor();
  assert.equal(await slot(page, startsAt).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Book this time" }).count(), 0);
}, { scripts: ["with"] });

siteTest("two taps on the button make one appointment", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await openBooking(page, therapist, await nextFree(site.practice));
  await page.getByRole("button", { name: "Book this time" }).dblclick();
  await page.getByRole("heading", { name: "Booked" }).waitFor();
  assert.equal(await countAppointments(site.practice), 1);
});

siteTest("the same form sent twice, from two tabs, makes one appointment", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await openBooking(page, therapist, await nextFree(site.practice));
  const form = await page.locator("form[method=post]").last().evaluate((form) =>
    Object.fromEntries(
      [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
    )
  );
  const headers = { origin: site.origin };
  const path = `/therapists/${therapist.id}/book`;
  const answers = await Promise.all(
    [1, 2].map(() => page.request.post(path, { form, headers, maxRedirects: 0 })),
  );
  assert.deepEqual(answers.map((answer) => answer.status()), [303, 303]);
  assert.equal(answers[0].headers().location, answers[1].headers().location);
  assert.equal(await countAppointments(site.practice), 1);
}, { scripts: ["without"] });

siteTest(
  "a booking whose answer was lost is sent again and stays one appointment",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const page = await open({ as: await createPatient(site.practice) });
    await openBooking(page, therapist, await nextFree(site.practice));
    let lost = 0;
    await page.route("**/api/appointments", async (route) => {
      if (lost++ > 0) return await route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.getByText("Slow network. Trying again").waitFor();
    await page.getByRole("heading", { name: "Booked" }).waitFor();
    assert.equal(lost, 2);
    assert.equal(await countAppointments(site.practice), 1);
  },
  { scripts: ["with"] },
);

siteTest("without a network the page says so, keeps the time and can book later", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  const startsAt = await nextFree(site.practice);
  await openBooking(page, therapist, startsAt);
  await page.clock.install();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Book this time" }).click();
  await page.getByText("Slow network. Trying again").waitFor();
  await page.clock.runFor(30_000);
  await page.getByRole("alert").getByText("We couldn't reach Bloom.").waitFor();
  assert.equal(await slot(page, startsAt).getAttribute("aria-checked"), "true");

  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Book this time" }).click();
  await page.getByRole("heading", { name: "Booked" }).waitFor();
  assert.equal(await countAppointments(site.practice), 1);
}, { scripts: ["with"] });

siteTest(
  "after a change of zone, the page shows the same moment in the new zone and says so",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const page = await open({ as: await createPatient(site.practice) });
    const startsAt = await nextFree(site.practice);
    await openBooking(page, therapist, startsAt);

    await page.getByText("Times are in").click();
    await page.getByLabel("Time zone").selectOption("Kolkata");
    await page.getByRole("button", { name: "Show times" }).click();
    await page.getByText(/The time you chose hasn't changed: .*\(Denver\) is .* in .*\./).waitFor();
    assert.equal(
      await slot(page, startsAt, "Asia/Kolkata").getAttribute("aria-current") !== null ||
        await slot(page, startsAt, "Asia/Kolkata").getAttribute("aria-checked") === "true",
      true,
    );
    const sent = await page.locator("input[name=startsAt]").last().inputValue();
    assert.ok(Temporal.Instant.from(sent).equals(startsAt));
  },
);

siteTest(
  "choosing days and times does not need a page load, and the address follows",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const page = await open({ as: await createPatient(site.practice) });
    await openBooking(page, therapist);
    let loads = 0;
    page.on("request", (request) => loads += request.resourceType() === "document" ? 1 : 0);

    const days = page.getByRole("radiogroup", { name: "Day" }).getByRole("radio");
    await days.nth(1).click();
    assert.equal(await days.nth(1).getAttribute("aria-checked"), "true");
    await page.getByRole("radiogroup", { name: "Time" }).getByRole("radio").first().click();
    const chosen = await page.getByRole("status").innerText();
    await page.getByRole("link", { name: "Later days" }).click();
    await page.getByRole("link", { name: "Earlier days" }).waitFor();
    assert.equal(await page.getByRole("status").innerText(), chosen, "The choice stays.");
    assert.equal(loads, 0);

    await page.reload();
    assert.equal(await page.getByRole("status").innerText(), chosen);
  },
  { scripts: ["with"] },
);

siteTest("hydration moves nothing on the page", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await openBooking(page, therapist, await nextFree(site.practice));
  const shift = await page.evaluate(() =>
    new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 300);
    })
  );
  assert.equal(shift, 0);
}, { scripts: ["with"] });

siteTest(
  "a therapist without a license for the patient's state is marked so before any choice",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const patient = await createPatient(site.practice, { profile: { state: "NY" } });
    const page = await open({ as: patient });
    await openBooking(page, therapist);
    await page.getByText("Dr. Alex Morgan isn't licensed in New York").waitFor();
    await page.getByRole("link", { name: "Therapists licensed in New York" }).click();
    await page.getByText("No therapists match your filters").waitFor();
  },
);

siteTest("on a short screen or at high zoom, nothing covers the times", async ({ site, open }) => {
  const therapist = await createDailyTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await openBooking(page, therapist, await nextFree(site.practice));
  const panel = page.getByRole("button", { name: "Book this time" }).locator("xpath=ancestor::form/../../..");
  const position = () => panel.evaluate((element) => getComputedStyle(element).position);
  assert.equal(await position(), "sticky");
  await page.setViewportSize({ width: 320, height: 256 });
  assert.equal(await position(), "static");
}, { scripts: ["without"] });
