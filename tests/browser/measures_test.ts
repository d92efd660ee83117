import assert from "node:assert/strict";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { phq9 } from "../../lib/shared/measures/phq9.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "a therapist requests the PHQ-9; a patient with thoughts of death sees crisis contacts, and the therapist a flag",
  async ({ site: { practice }, open }) => {
    const patient = await createPatient(practice, { name: "Robin Reyes" });
    const therapist = await createTherapist(practice, { name: "Dr. Alex Morgan" });
    await connect(practice, patient, therapist);
    const desk = await open({ as: therapist });
    await desk.goto(`/practice/patients/${patient.id}/measures`);
    await desk.getByLabel("PHQ-9: mood and energy").check();
    await desk.getByLabel("Once").check();
    await desk.getByRole("button", { name: "Ask the patient", exact: true }).click();
    await desk.getByText("Waiting for answers.").waitFor();

    const phone = await open({ as: patient });
    await phone.goto("/");
    await phone.getByRole("link", { name: "See the questions" }).click();
    await phone.getByRole("link", { name: "Answer PHQ-9" }).click();
    for (const [index, item] of phq9.items.entries()) {
      const group = phone.getByRole("radiogroup", { name: `${index + 1}. ${item}` });
      await group.getByText(index === 8 ? "Several days" : "More than half the days").click();
    }
    await phone.getByRole("button", { name: "Send my answers" }).click();
    await phone.getByRole("heading", { level: 1, name: "You don't have to go through this alone" })
      .waitFor();
    assert.equal(await phone.getByRole("link", { name: "Call 988" }).getAttribute("href"), "tel:988");
    const top = await phone.locator("main").evaluate((main) =>
      main.firstElementChild?.getAttribute("aria-labelledby")
    );
    assert.equal(top, "crisis", "Nothing comes before it.");
    const inView = await phone.getByRole("link", { name: "Call 988" }).evaluate((link) => {
      const { top, bottom } = link.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(inView, "It is visible on a small phone without scrolling.");
    assert.match(await phone.getByRole("main").innerText(), /17 out of 27\s+Moderately severe/);
    await phone.getByRole("img", { name: "PHQ-9: scores over time" }).waitFor();

    await desk.goto("/practice/flags");
    await desk.getByRole("link", { name: "See the answers of Robin Reyes" }).click();
    await desk.getByText("Question 9: Several days").waitFor();
    await desk.goto("/practice/flags");
    await desk.getByRole("button", { name: "Mark as seen: Robin Reyes" }).click();
    await desk.getByText("Nothing needs your attention").waitFor();
  },
  { scripts: ["without"] },
);

siteTest(
  "an incomplete measure leads to the first missing answer",
  async ({ site, open }) => {
    const { practice } = site;
    const patient = await createPatient(practice);
    const therapist = await createTherapist(practice);
    await connect(practice, patient, therapist);
    const ask = { instrument: "gad7", repeats: "once" } as const;
    const asked = await askForMeasure(actingFor(practice, therapist), patient.id, ask);
    assert.ok(asked.kind === "asked");
    const page = await open({ as: patient });
    await page.goto(`/measures/${asked.request.id}`);
    await page.locator("main form").evaluate((form) => (form as HTMLFormElement).noValidate = true);
    await page.locator("#item-1-3").check();
    await page.getByRole("button", { name: "Send my answers" }).click();
    const missing = page.getByRole("alert").getByRole("link", { name: "Choose an answer to question 2." });
    await missing.click();
    assert.ok(await page.locator("#item-1-3").isChecked(), "Checked answers stay checked.");
    const hash = new URL(page.url()).hash;
    assert.equal(hash, "#item-2");
  },
  { scripts: ["without"] },
);
