import assert from "node:assert/strict";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { createDailyTherapist, nextFree } from "./support/booking.ts";
import { live } from "./support/live.ts";
import { mailTo } from "./support/mailbox.ts";
import { siteTest } from "./support/on_site.ts";
import { expectSignedOut, signIn } from "./support/signing_in.ts";

siteTest(
  "a patient closes the account: visits are canceled, the therapist is notified, and signing in is impossible",
  async ({ site, open }) => {
    const therapist = await createDailyTherapist(site.practice);
    const patient = await createPatient(site.practice);
    const other = await open({ as: patient });
    const page = await open({ as: patient });
    await page.goto(`/therapists/${therapist.id}/book?startsAt=${await nextFree(site.practice)}`);
    await live(page);
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "Booked" }).waitFor();

    await page.goto("/account");
    await page.getByRole("link", { name: "Your data" }).click();
    const close = async (word: string, password: string) => {
      await page.getByLabel("Type the word delete").fill(word);
      await page.getByLabel("Your current password").fill(password);
      await page.getByRole("button", { name: "Delete my account" }).click();
    };
    await close("remove", FACTORY_PASSWORD);
    await page.getByRole("alert").waitFor();
    await close("delete", "not it at all");
    await page.getByRole("alert").filter({ hasText: "This isn't your current password." }).waitFor();
    assert.equal(await page.getByLabel("Type the word delete").inputValue(), "delete");
    await close("delete", FACTORY_PASSWORD);
    await page.getByRole("status").filter({ hasText: "We deleted your account" }).waitFor();
    await mailTo(site, patient.email, /account was deleted/);
    await mailTo(site, therapist.email, /canceled/);

    await expectSignedOut(other);
    await signIn(page, patient.email);
    await page.getByRole("alert").filter({ hasText: "Your email address or password is incorrect." })
      .waitFor();
  },
);

siteTest("a therapist with upcoming visits cannot close the account and is told why", async (visited) => {
  const { site, open } = visited;
  const therapist = await createDailyTherapist(site.practice);
  const patient = await open({ as: await createPatient(site.practice) });
  await patient.goto(`/therapists/${therapist.id}/book?startsAt=${await nextFree(site.practice)}`);
  await live(patient);
  await patient.getByRole("button", { name: "Book this time" }).click();
  await patient.getByRole("heading", { name: "Booked" }).waitFor();

  const page = await open({ as: therapist });
  await page.goto("/account/data");
  await page.getByLabel("Type the word delete").fill("delete");
  await page.getByLabel("Your current password").fill(FACTORY_PASSWORD);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("alert").filter({ hasText: "You still have one visit coming up." }).waitFor();
  await page.getByRole("link", { name: "Keep my account" }).click();
  await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
});
