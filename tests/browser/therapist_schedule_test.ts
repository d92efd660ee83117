import assert from "node:assert/strict";
import { createPatient, createTherapist } from "../support/factories.ts";
import { nextFree, takeSlot } from "./support/booking.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "a therapist sets two ranges a day and previews what patients will see, and patients then see it",
  async ({ site, open }) => {
    const therapist = await createTherapist(site.practice, { name: "Dr. Alex Morgan", hours: [] });
    const page = await open({ as: therapist });
    await page.goto("/practice");
    await page.getByText("You haven't set your weekly hours yet, so no one can book you.").waitFor();
    await page.getByRole("link", { name: "Set your hours" }).click();

    for (const [index, [from, to]] of [["09:00", "12:00"], ["14:00", "16:00"]].entries()) {
      await page.getByRole("button", { name: "Add hours on Monday" }).click();
      await page.getByLabel(`From: Monday, ${index + 1}`).fill(from);
      await page.getByLabel(`To: Monday, ${index + 1}`).fill(to);
    }
    await page.getByRole("button", { name: "Copy Monday to Friday" }).click();
    assert.equal(await page.getByLabel("To: Thursday, 2").inputValue(), "16:00");
    await page.getByLabel("Length of a visit").fill("50");
    await page.getByLabel("Time kept free after").fill("10");

    await page.getByRole("button", { name: "Preview" }).click();
    const preview = page.getByRole("region", { name: "What patients would see" });
    await preview.waitFor();
    const previewed = await preview.locator("time").evaluateAll((all) =>
      all.map((time) => time.getAttribute("datetime"))
    );
    await page.getByText("Not saved yet.").waitFor();
    await page.getByRole("button", { name: "Save schedule" }).click();
    await page.getByText("Saved. Patients now see these hours.").waitFor();

    const patient = await open({ as: await createPatient(site.practice) });
    await patient.goto(`/therapists/${therapist.id}/book`);
    await live(patient);
    const times = await patient.locator("[aria-label=Time] a").allInnerTexts();
    assert.ok(times.length > 0);
    for (const time of times) {
      assert.ok(
        ["9:00 AM", "10:00 AM", "11:00 AM", "2:00 PM", "3:00 PM"].includes(time),
        `${time} is not offered.`,
      );
    }
    assert.equal(
      Temporal.Instant.from(previewed[0] ?? "").toString(),
      (await nextFree(site.practice)).toString(),
    );
  },
);

siteTest(
  "appointments outside the new hours are listed before anything is saved",
  async ({ site, open }) => {
    const therapist = await createTherapist(site.practice);
    const startsAt = await nextFree(site.practice);
    await takeSlot(site.practice, therapist, startsAt);
    const weekday = startsAt.toZonedDateTimeISO("America/Denver").toLocaleString("en-US", {
      weekday: "long",
    });
    const page = await open({ as: therapist });
    await page.goto("/practice/schedule");

    await page.getByRole("button", { name: `Remove hours 1 of ${weekday}` }).click();
    await page.getByRole("button", { name: "Save schedule" }).click();
    await page.getByText("One booked visit is outside these hours.").waitFor();
    const main = page.getByRole("main");
    await main.getByRole("link", { name: /^Robin Reyes, / }).waitFor();
    assert.ok(await isOffered(site.practice.db, therapist.id, weekday), "Nothing is saved yet.");

    await page.getByRole("button", { name: "Save anyway and keep these visits" }).click();
    await page.getByText("Saved. Patients now see these hours.").waitFor();
    assert.ok(!await isOffered(site.practice.db, therapist.id, weekday));
    await page.getByRole("link", { name: "Practice" }).first().click();
    await page.getByRole("navigation", { name: "Weeks" }).waitFor();
  },
);

siteTest(
  "time off that ends before it begins is refused with a message, and the input stays",
  async ({ site, open }) => {
    const therapist = await createTherapist(site.practice);
    const page = await open({ as: therapist });
    await page.goto("/practice/schedule");
    await page.getByRole("button", { name: "Add time off" }).click();
    await page.getByLabel("First day: Time off 1").fill("2031-05-10");
    await page.getByLabel("Last day: Time off 1").fill("2031-05-09");
    await page.getByLabel("Note for yourself (optional): Time off 1").fill("Far away");
    await page.getByRole("button", { name: "Save schedule" }).click();

    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByLabel("Note for yourself (optional): Time off 1").inputValue(), "Far away");
    await page.getByLabel("Last day: Time off 1").fill("2031-05-12");
    await page.getByRole("button", { name: "Save schedule" }).click();
    await page.getByText("Saved. Patients now see these hours.").waitFor();
  },
);

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

async function isOffered(
  db: Parameters<typeof createTherapist>[0]["db"],
  therapistId: string,
  weekday: string,
) {
  const rules = await db.selectFrom("availabilityRules").select("weekday")
    .where("therapistId", "=", therapistId).execute();
  return rules.some((rule) => rule.weekday === weekdays.indexOf(weekday) + 1);
}
