import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import type { User } from "../../db/schema/accounts.ts";
import { passOnFreedTimes } from "../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import { GRACE_MINUTES } from "../../lib/scheduling/appointments/time_freed.ts";
import { connect, createAdmin, createPatient } from "../support/factories.ts";
import { completeProfile, completePublicProfile, setUpAuthenticator, signUp } from "./support/joining.ts";
import { live } from "./support/live.ts";
import { mailTo } from "./support/mailbox.ts";
import { siteTest } from "./support/on_site.ts";
import type { Site } from "./support/site.ts";

const therapist = { name: "Dr. Alex Morgan", email: "alex@example.com" };
const other = { name: "Sam Reyes", email: "sam@example.com" };
const patient = { name: "Robin Reyes", email: "robin@example.com" };

siteTest(
  "a therapist signs up, is verified and accepts a patient; the patient books, moves and cancels a series, and the waitlist takes the freed time",
  async ({ site, open }) => {
    const admin = await createAdmin(site.practice);
    const alex = await open();
    await alex.goto("/sign-up");
    await signUp(site, alex, { as: "I offer therapy", ...therapist });
    await setUpAuthenticator(site, alex);
    await alex.goto("/welcome");
    await completePublicProfile(alex);
    await setHours(alex);
    await handInLicense(alex);
    await verifyLicense(await open({ as: admin }));
    await mailTo(site, therapist.email, /license/i);

    const robin = await open();
    await robin.goto("/sign-up");
    await signUp(site, robin, { as: "I'm looking for therapy", ...patient });
    await completeProfile(robin, patient.name);
    await askToBeTakenOn(robin);

    await alex.goto("/practice/requests");
    await acceptRequest(alex);

    await bookSeries(robin);
    await moveTheSecond(robin);
    const sam = await open({ as: await anotherPatient(site) });
    await joinWaitlist(sam);
    await cancelFromTheThird(robin);
    site.practice.clock.advance({ minutes: GRACE_MINUTES });
    await passOnFreedTimes(site.practice);
    await mailTo(site, other.email, /opened up/);
    await takeOffer(sam);
  },
);

/** Books four weekly visits from the first free time. */
async function bookSeries(page: Page): Promise<void> {
  await page.goto("/therapists");
  await page.getByRole("link", { name: /^Book Dr\. Alex Morgan:/ }).click();
  await live(page);
  await page.getByRole("link", { name: "Book a series instead" }).click();
  await page.getByLabel("Number of visits").fill("4");
  await page.getByRole("button", { name: "Show the dates" }).click();
  await page.getByRole("listitem").nth(3).waitFor();
  await page.getByRole("button", { name: "Book these visits" }).click();
  await page.getByText("The series is booked.").waitFor();
  assert.equal(await countComing(page), 4);
}

async function moveTheSecond(page: Page): Promise<void> {
  await openAppointment(page, 1);
  await page.getByRole("link", { name: "Move", exact: true }).click();
  await page.getByRole("list", { name: "Time" }).getByRole("link").last().click();
  await page.getByLabel("Move only this visit").check();
  await page.getByRole("button", { name: "Move to this time" }).click();
  await page.getByText("Your visit has been moved.").waitFor();
  assert.equal(await countComing(page), 4);
}

async function cancelFromTheThird(page: Page): Promise<void> {
  await openAppointment(page, 2);
  await page.getByRole("link", { name: "Cancel the visit", exact: true }).click();
  await page.getByLabel("Cancel this visit and all later ones").check();
  await page.getByRole("button", { name: "Cancel the visit" }).click();
  await page.getByText("The visit is canceled.").waitFor();
  assert.equal(await countComing(page), 2);
}

/** Creates another patient in the therapist's care. */
async function anotherPatient({ practice }: Site): Promise<User> {
  const user = await createPatient(practice, other);
  const { id } = await practice.db.selectFrom("users").select("id").where("email", "=", therapist.email)
    .executeTakeFirstOrThrow();
  await connect(practice, user, { id });
  return user;
}

async function joinWaitlist(page: Page): Promise<void> {
  await page.goto("/therapists");
  await page.getByRole("link", { name: /^Book Dr\. Alex Morgan:/ }).click();
  await live(page);
  await page.getByRole("link", { name: "Join the waitlist" }).first().click();
  await page.getByRole("button", { name: "Join the waitlist" }).click();
  await page.getByRole("status").waitFor();
}

async function takeOffer(page: Page): Promise<void> {
  await page.goto("/waitlist");
  await page.getByRole("button", { name: /^Take/ }).click();
  await page.getByRole("heading", { name: "Booked" }).waitFor();
  assert.equal(await countComing(page), 1);
}

const visitLinks = (page: Page) => page.getByRole("main").getByRole("link", { name: /[AP]M – / });

async function countComing(page: Page): Promise<number> {
  await page.goto("/appointments");
  return await visitLinks(page).count();
}

async function openAppointment(page: Page, index: number): Promise<void> {
  await page.goto("/appointments");
  await visitLinks(page).nth(index).click();
}

/** Sets Monday to Friday, nine to five. */
async function setHours(page: Page): Promise<void> {
  await page.goto("/practice/schedule");
  await page.getByRole("button", { name: "Add hours on Monday" }).click();
  await page.getByRole("button", { name: "Copy Monday to Friday" }).click();
  await page.getByRole("button", { name: "Save schedule" }).click();
  await page.getByText("Saved. Patients now see these hours.").waitFor();
}

async function handInLicense(page: Page): Promise<void> {
  await page.goto("/practice/credentials");
  await page.getByRole("link", { name: "Add a license" }).first().click();
  await page.getByLabel("Type of license").selectOption({ index: 1 });
  await page.getByLabel("State that issued the license").selectOption("Colorado");
  await page.getByLabel("Number").fill("PSY-4711");
  await page.getByLabel("Issued on").fill("2020-01-15");
  await page.getByLabel("Expires on").fill("2031-01-14");
  await page.getByLabel("Copy of the license").setInputFiles({
    name: "license.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
  });
  await page.getByRole("button", { name: "Submit this license" }).click();
  await page.getByRole("status").waitFor();
}

async function verifyLicense(page: Page): Promise<void> {
  await page.goto("/admin/credentials");
  await page.getByRole("link", { name: /Review/ }).first().click();
  await page.getByLabel("Verify this license").check();
  await page.getByRole("button", { name: "Save your decision" }).click();
  await page.getByRole("status").waitFor();
}

async function askToBeTakenOn(page: Page): Promise<void> {
  await page.goto("/therapists");
  await page.getByRole("link", { name: therapist.name, exact: true }).click();
  await page.getByRole("link", { name: "Ask to work together" }).click();
  await live(page);
  await page.getByLabel("A short note").fill("I have not slept well since March.");
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.getByRole("status").waitFor();
}

async function acceptRequest(page: Page): Promise<void> {
  await page.getByRole("link", { name: `Answer ${patient.name}` }).click();
  await page.getByLabel("Accept").check();
  await page.getByRole("button", { name: "Send the answer" }).click();
  await page.getByText("Answered").waitFor();
}
