import assert from "node:assert/strict";
import { createPatient, createTherapist } from "../support/factories.ts";
import { completeProfile, signUp } from "./support/joining.ts";
import { siteTest } from "./support/on_site.ts";
import { live } from "./support/live.ts";

siteTest(
  "a new patient signs up, verifies the address, completes the profile, finds a therapist, books and cancels",
  async ({ site, open }) => {
    await createTherapist(site.practice, { name: "Dr. Alex Morgan" });
    const page = await open();

    await page.goto("/");
    await page.getByRole("main").getByRole("link", { name: "Find a therapist" }).click();
    await page.getByLabel("Help with").selectOption("Anxiety and worry");
    await page.getByLabel("Where you are").selectOption("Colorado");
    await page.getByRole("button", { name: "Show therapists" }).click();
    await page.getByRole("link", { name: /^Book Dr\. Alex Morgan:/ }).click();
    await live(page);

    await page.getByRole("link", { name: "Sign in to book" }).click();
    await page.getByRole("main").getByRole("link", { name: "Sign up" }).click();
    await signUp(site, page, {
      as: "I'm looking for therapy",
      name: "Robin Reyes",
      email: "robin@example.com",
    });

    await page.getByRole("heading", { name: "Book with Dr. Alex Morgan" }).waitFor();
    await live(page);
    // Before sign-up, times were in the zone that the browser's language suggests.
    await page.getByText(/The time you chose hasn't changed: .* \(New York\) is /).waitFor();
    const chosen = await page.getByText(/^\w+, \w+ \d+ at [\d:]+ [AP]M$/).innerText();
    await page.getByRole("link", { name: "Complete your profile to book" }).click();
    await completeProfile(page, "Robin Reyes");

    await page.getByRole("heading", { name: "Book with Dr. Alex Morgan" }).waitFor();
    await live(page);
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "Booked" }).waitFor();
    assert.match(await page.getByRole("main").innerText(), new RegExp(chosen.split(" at ")[1]));
    await until(() => site.practice.outbox.some(({ calendar }) => calendar?.method === "REQUEST"));

    await page.getByRole("link", { name: "Cancel the visit" }).click();
    await page.getByLabel("Reason").fill("I have to travel.");
    await page.getByRole("button", { name: "Cancel the visit" }).click();
    await page.getByText("The visit is canceled.").waitFor();
    await page.getByRole("link", { name: "Appointments", exact: true }).first().click();
    await page.getByText("You have no upcoming visits").waitFor();
    await page.getByRole("link", { name: "Past and canceled" }).click();
    await page.getByRole("link", { name: new RegExp(chosen.split(" at ")[1]) }).waitFor();
    await until(() => site.practice.outbox.some(({ calendar }) => calendar?.method === "CANCEL"));
  },
);

siteTest("a signed-in patient books with three taps from the first page", async ({ site, open }) => {
  await createTherapist(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await page.goto("/");

  await page.getByRole("navigation").getByRole("link", { name: "Find a therapist" }).click();
  await page.getByRole("heading", { name: "Find a therapist" }).waitFor();
  await page.getByRole("link", { name: /^Book / }).first().click();
  await live(page);
  await page.getByRole("button", { name: "Book this time" }).click();
  await page.getByRole("heading", { name: "Booked" }).waitFor();
});

/** Waits for work that the server does in the background. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) assert.fail("It did not happen.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
