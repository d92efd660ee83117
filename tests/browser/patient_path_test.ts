import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createPatient, createTherapist } from "../support/factories.ts";
import { siteTest } from "./support/on_site.ts";
import type { Site } from "./support/site.ts";
import { live } from "./support/live.ts";

const PASSWORD = "slow mornings and warm tea";

siteTest(
  "a new patient signs up, proves the address, completes the profile, finds a therapist, books and cancels",
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
    await signUp(page);
    await page.getByLabel("Code").fill(await mailedCode(site));
    await page.getByRole("button", { name: "Confirm" }).click();

    await page.getByRole("heading", { name: "Book with Dr. Alex Morgan" }).waitFor();
    await live(page);
    // Before signing up, times were in the zone that the browser's language suggests.
    await page.getByText(/The time that you chose is the same moment: .* \(New York\) is /).waitFor();
    const chosen = await page.getByText(/^\w+, \w+ \d+ at [\d:]+ [AP]M$/).innerText();
    await page.getByRole("link", { name: "Complete your profile to book" }).click();
    await completeProfile(page);

    await page.getByRole("heading", { name: "Book with Dr. Alex Morgan" }).waitFor();
    await live(page);
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "Booked" }).waitFor();
    assert.match(await page.getByRole("main").innerText(), new RegExp(chosen.split(" at ")[1]));
    await until(() => site.practice.outbox.some(({ calendar }) => calendar?.method === "REQUEST"));

    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByLabel("Reason").fill("I have to travel.");
    await page.getByRole("button", { name: "Cancel the appointment" }).click();
    await page.getByText("The appointment is cancelled.").waitFor();
    await page.getByRole("link", { name: "Appointments", exact: true }).first().click();
    await page.getByText("No appointments are coming up").waitFor();
    await page.getByRole("link", { name: "Past and cancelled" }).click();
    await page.getByRole("link", { name: new RegExp(chosen.split(" at ")[1]) }).waitFor();
    await until(() => site.practice.outbox.some(({ calendar }) => calendar?.method === "CANCEL"));
  },
);

siteTest("a signed-in patient books by tapping three times from the first page", async ({ site, open }) => {
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

async function signUp(page: Page): Promise<void> {
  await page.getByLabel("I am looking for therapy").check();
  await page.getByLabel("Name", { exact: true }).fill("Robin Reyes");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Time zone").selectOption("Mountain (Denver)");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("heading", { name: "Confirm your e-mail address" }).waitFor();
}

async function mailedCode({ practice }: Site): Promise<string> {
  await until(() => practice.outbox.length > 0);
  const code = /\b\d{6}\b/.exec(practice.outbox[0].text);
  assert.ok(code, "The mail has a code of six digits.");
  return code[0];
}

async function completeProfile(page: Page): Promise<void> {
  await page.getByLabel("Legal name").fill("Robin Reyes");
  await page.getByLabel("Date of birth").fill("1990-05-17");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel("State where you are during visits").selectOption("Colorado");
  await page.getByLabel("Phone").fill("(303) 555-0142");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Sam Reyes");
  await page.getByLabel("Phone").fill("(303) 555-0143");
  await page.getByLabel("How you know each other").fill("Sibling");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByLabel(/I have read this and agree/).check();
  await page.getByRole("button", { name: "Save and finish" }).click();
}

/** Waits for what happens on the server beside the page. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) assert.fail("It did not come about.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
