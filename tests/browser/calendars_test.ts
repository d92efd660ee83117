import assert from "node:assert/strict";
import { createPatient } from "../support/factories.ts";
import { openCalendarSite } from "../scheduling/calendars/calendar_site.ts";
import { createDailyTherapist, nextFree, openBooking, slot } from "./support/booking.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "a therapist adds a calendar's address, and patients no longer see its busy times",
  async ({ site, open }) => {
    await using calendar = openCalendarSite();
    const therapist = await createDailyTherapist(site.practice);
    const startsAt = await nextFree(site.practice);
    const local = startsAt.toZonedDateTimeISO("America/Denver").toPlainDateTime();
    calendar.shows([local.toString(), local.add({ minutes: 20 }).toString()]);

    const patient = await open({ as: await createPatient(site.practice) });
    await openBooking(patient, therapist, startsAt);
    assert.equal(await slot(patient, startsAt).count(), 1);

    const page = await open({ as: therapist });
    await page.goto("/practice/schedule");
    await page.getByRole("main").getByRole("link", { name: "Other calendars" }).last().click();
    await page.getByRole("textbox", { name: "Address" }).fill(calendar.address);
    await page.getByRole("textbox", { name: "Name" }).fill("Private");
    await page.getByRole("button", { name: "Add the calendar" }).click();
    await page.getByRole("heading", { name: "Private" }).waitFor();
    for (let looks = 0; looks < 20; looks++) {
      if (await page.getByText("We're updating it now.").count() === 0) break;
      await page.waitForTimeout(250);
      await page.getByRole("link", { name: "Refresh this page" }).click();
    }
    await page.getByText("Last updated").waitFor();

    // A slot that was chosen before it disappeared cannot be booked, and no reason is given.
    await patient.getByRole("button", { name: "Book this time" }).click();
    const alert = patient.getByRole("alert");
    await alert.getByText("That time has been taken. Choose another one.").waitFor();
    await openBooking(patient, therapist);
    assert.equal(await slot(patient, startsAt).count(), 0);
    assert.doesNotMatch(await patient.locator("body").innerText(), /dentist|calendar/i);

    await page.getByText("Remove this calendar").click();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByText("Its busy times no longer block your schedule.").waitFor();
    await openBooking(patient, therapist, startsAt);
    assert.equal(await slot(patient, startsAt).count(), 1);
  },
);

siteTest("a user gets a secret address for their calendar and revokes it", async ({ site, open }) => {
  const page = await open({ as: await createPatient(site.practice) });
  await page.goto("/appointments");
  await page.getByRole("link", { name: "See your visits in your own calendar" }).click();
  await page.getByRole("button", { name: "Make a secret address" }).click();
  const address = await page.getByLabel("Your secret address").inputValue();
  const subscribe = page.getByRole("link", { name: "Open in your calendar" });
  assert.equal(await subscribe.getAttribute("href"), address.replace("http:", "webcal:"));
  const feed = await page.request.get(address);
  assert.equal(feed.status(), 200);
  assert.match(await feed.text(), /^BEGIN:VCALENDAR/);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("button", { name: "Turn it off" }).click();
  await page.getByText("The address no longer works").waitFor();
  assert.equal((await page.request.get(address)).status(), 404);
}, { scripts: ["without"] });
