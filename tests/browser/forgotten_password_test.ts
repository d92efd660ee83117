import { addAuthenticator } from "../auth/authenticator.ts";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { linkIn, mailTo } from "./support/mailbox.ts";
import { siteTest, type Visited } from "./support/on_site.ts";
import { answerSecondStep, expectSignedOut, signIn, signOut } from "./support/signing_in.ts";

const NEW_PASSWORD = "seven green umbrellas";

siteTest(
  "a mailed link resets a forgotten password once and signs out every other browser",
  async (visited) => {
    const patient = await createPatient(visited.site.practice);
    const elsewhere = await visited.open({ as: patient });
    const { page, link } = await askForLink(visited, patient.email);

    await page.goto(link);
    await page.getByText(patient.email).waitFor();
    await page.getByLabel("New password").fill("password1");
    await page.getByRole("button", { name: "Set new password" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Set new password" }).click();
    await page.getByRole("heading", { name: "Appointments" }).waitFor();
    await mailTo(visited.site, patient.email, /password was reset/);
    await expectSignedOut(elsewhere);

    await page.goto(link);
    await page.getByText("This link no longer works").waitFor();
    await page.getByRole("link", { name: "Get a new link" }).waitFor();
    await signOut(page);
    await signIn(page, patient.email, FACTORY_PASSWORD);
    await page.getByRole("alert").filter({ hasText: "Your email address or password is incorrect." })
      .waitFor();
    await signIn(page, patient.email, NEW_PASSWORD);
    await page.getByRole("heading", { name: "Appointments" }).waitFor();
  },
);

siteTest("a password reset by link leads to the second step if there is one", async (visited) => {
  const { practice } = visited.site;
  const patient = await createPatient(practice);
  const phone = await addAuthenticator(practice, patient.id);
  const { page, link } = await askForLink(visited, patient.email);

  await page.goto(link);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set new password" }).click();
  await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
  await expectSignedOut(page);
  await page.goto("/sign-in/two-factor");
  await answerSecondStep(page, phone.code());
  await page.getByRole("heading", { name: "Appointments" }).waitFor();
});

siteTest(
  "an address without an account gets the same answer, and only the mail says so",
  async ({ site, open }) => {
    const page = await open();
    await page.goto("/forgot-password");
    await page.getByLabel("Email address").fill("nobody@example.com");
    await page.getByRole("button", { name: "Email me a link" }).click();
    await page.getByRole("status").filter({ hasText: "Check your email" }).waitFor();
    await mailTo(site, "nobody@example.com", /no Bloom account/);
  },
);

/** Requests a link as a user would, and returns it from the mail. */
async function askForLink({ site, open }: Visited, email: string) {
  const page = await open();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await page.getByRole("status").filter({ hasText: "Check your email" }).waitFor();
  const mail = await mailTo(site, email, /Set a new password/);
  return { page, link: linkIn(mail, site, "/reset-password/") };
}
