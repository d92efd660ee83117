import { addAuthenticator } from "../auth/authenticator.ts";
import { createPatient } from "../support/factories.ts";
import { siteTest } from "./support/on_site.ts";
import { answerSecondStep, expectSignedIn, expectSignedOut, signIn, signOut } from "./support/signing_in.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
  "Version/18.5 Mobile/15E148 Safari/604.1";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

siteTest(
  "a user signs another browser out, then all others, and they lose access at the next request",
  async ({ site, open }) => {
    const { email } = await createPatient(site.practice);
    const [page, phone, office] = [
      await open(),
      await open({ userAgent: IPHONE }),
      await open({ userAgent: WINDOWS }),
    ];
    for (const each of [page, phone, office]) {
      await signIn(each, email);
      await each.getByRole("heading", { name: "Appointments" }).waitFor();
    }
    await page.goto("/account");
    await page.getByRole("link", { name: "Sessions" }).click();
    const list = page.getByRole("list", { name: "Sessions", exact: true });
    await list.getByText("(this one)").waitFor();
    await list.getByText("Firefox on Windows").waitFor();
    await page.getByRole("button", { name: "Sign out Safari on an iPhone" }).click();
    await page.getByRole("status").filter({ hasText: "We signed out that browser." }).waitFor();
    await phone.reload();
    await phone.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
    await expectSignedIn(office);

    await signIn(phone, email);
    await phone.getByRole("heading", { name: "Appointments" }).waitFor();
    // A user who is writing at that moment is told to sign in, and nothing is saved.
    await phone.goto("/account");
    await phone.getByLabel("Name", { exact: true }).fill("Somebody Else");
    await page.reload();
    await page.getByRole("button", { name: "Sign out all others" }).click();
    await page.getByRole("status").filter({ hasText: "We signed out all other browsers." }).waitFor();
    await phone.getByRole("button", { name: "Save" }).click();
    await phone.getByRole("link", { name: "Sign in" }).first().waitFor();
    await expectSignedOut(phone);
    await expectSignedOut(office);
    await page.goto("/account");
    await page.getByRole("main").getByRole("textbox", { name: "Name" }).waitFor();
  },
);

siteTest(
  "a trusted browser is asked for the code again once trust is withdrawn",
  async (visited) => {
    const { practice } = visited.site;
    const patient = await createPatient(practice);
    const phone = await addAuthenticator(practice, patient.id);
    const page = await visited.open();
    await signIn(page, patient.email);
    await page.getByLabel("Don't ask again in this browser for 30 days").check();
    await answerSecondStep(page, phone.code());
    await page.getByRole("heading", { name: "Appointments" }).waitFor();
    await signOut(page);
    await signIn(page, patient.email);
    await page.getByRole("heading", { name: "Appointments" }).waitFor();

    await page.goto("/account/sessions");
    await page.getByRole("button", { name: /^Stop trusting / }).click();
    await page.getByRole("status").filter({ hasText: "ask for a code or passkey in that browser again" })
      .waitFor();
    await signOut(page);
    await signIn(page, patient.email);
    await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
  },
);
